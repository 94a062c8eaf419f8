/**
 * @file Writes the bundles of TensorFlow.js: `tf.gen.js` for the sandbox, `../gradients.gen.js` for Node.
 *
 * `tf.gen.js` is one script whose completion value is `(env) => tf`. Inside, every name in BORROWED means the property of
 * `env`, the global object is `env.global`, and the names in HIDDEN mean nothing: the real global object is never touched,
 * so that a prelude may count allocations, and trap or remove what guests must not reach.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Constructors that the caller chooses. */
const BORROWED = [
  "ArrayBuffer",
  "BigInt64Array",
  "BigUint64Array",
  "DataView",
  "Float32Array",
  "Float64Array",
  "Int16Array",
  "Int32Array",
  "Int8Array",
  "Uint16Array",
  "Uint32Array",
  "Uint8Array",
  "Uint8ClampedArray",
];

/** Names that the library asks for with `typeof`, and that an isolate lacks or a prelude traps. */
const HIDDEN = [
  "Atomics", "Blob", "Buffer", "CanvasRenderingContext2D", "File", "FileReader", "FinalizationRegistry", "HTMLCanvasElement",
  "HTMLImageElement", "HTMLVideoElement", "ImageBitmap", "ImageData", "Intl", "OffscreenCanvas", "Request", "SharedArrayBuffer",
  "TextDecoder", "TextEncoder", "URL", "WeakRef", "WebAssembly", "WorkerGlobalScope", "XMLHttpRequest", "cancelAnimationFrame",
  "clearTimeout", "console", "createImageBitmap", "document", "exports", "fetch", "indexedDB", "localStorage", "location", "module",
  "navigator", "performance", "process", "requestAnimationFrame", "require", "setImmediate", "setInterval", "setTimeout",
]; // prettier-ignore

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// "module" before "main": otherwise two cores get mixed.
const shared = {
  bundle: true,
  write: false,
  minify: true,
  mainFields: ["module", "main"],
  target: "es2022",
  legalComments: "none",
} as const;

const sandbox = await build({
  ...shared,
  entryPoints: [at("./entry.ts")],
  format: "iife",
  globalName: "bundle",
  keepNames: false,
});
await writeFile(at("./tf.gen.js"), wrap(sandbox.outputFiles[0]!.text));

// The Node build of tfjs-core leaves the gradients out. These share its engine and registries through the global object.
const gradients = await build({
  ...shared,
  stdin: { contents: 'import "@tensorflow/tfjs-core/dist/register_all_gradients";', resolveDir: at(".") },
  format: "esm",
  platform: "node",
});
await writeFile(at("../gradients.gen.js"), `// Written by isolate/build.ts\n${gradients.outputFiles[0]!.text}`);

function wrap(bundle: string): string {
  return [
    "// Written by isolate/build.ts",
    "(function (env) {",
    `const { ${BORROWED.join(", ")} } = env;`,
    "const global = env.global, globalThis = global, self = global, window = global;",
    `let ${HIDDEN.join(", ")};`,
    bundle,
    "return Object.assign(Object.create(null), bundle);",
    "})",
  ].join("\n");
}
