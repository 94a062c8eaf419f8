/**
 * @file Writes the bundles of TensorFlow.js: `tf.gen.js` for the sandbox, `../gradients.gen.js` for Node.
 *
 * `tf.gen.js` is one script whose completion value is `(env) => tf`. Inside, every name in BORROWED means the property of
 * `env`, the global object is `env.global`, every name in KEPT what it was at first, and the names in HIDDEN mean nothing: the real global object is never touched,
 * so that a prelude may count allocations, and trap or remove what guests must not reach.
 */
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";

/** Constructors that the caller chooses. */
const BORROWED = `
  ArrayBuffer BigInt64Array BigUint64Array DataView Float32Array Float64Array Int16Array Int32Array Int8Array Uint16Array
  Uint32Array Uint8Array Uint8ClampedArray
`;

/** The realm's own, as they are when the script runs: what replaces them in the global object later is not called by the library. */
const KEPT = `
  Array BigInt Boolean Error Function Map Math Number Object Promise Proxy RangeError Reflect RegExp Set String Symbol
  SyntaxError TypeError WeakMap WeakSet isFinite isNaN parseFloat parseInt
`;

/** Names that the library asks for with `typeof`, and that an isolate lacks or a prelude traps. */
const HIDDEN = `
  Atomics Blob Buffer CanvasRenderingContext2D File FileReader FinalizationRegistry HTMLCanvasElement HTMLImageElement
  HTMLVideoElement ImageBitmap ImageData Intl OffscreenCanvas Request SharedArrayBuffer TextDecoder TextEncoder URL WeakRef
  WebAssembly WorkerGlobalScope XMLHttpRequest cancelAnimationFrame clearTimeout console createImageBitmap document exports
  fetch indexedDB localStorage location module navigator performance process requestAnimationFrame require setImmediate
  setInterval setTimeout
`;

await writeFile(
  at("./tf.gen.js"),
  [
    "// Written by isolate/build.ts",
    `(({ ${list(KEPT)} }) => function (env) {`,
    `const { ${list(BORROWED)} } = env;`,
    "const global = env.global, globalThis = global, self = global, window = global;",
    `let ${list(HIDDEN)};`,
    "const library = Object.create(null);",
    await bundle({ entryPoints: [at("./entry.ts")], format: "iife" }),
    "return library;",
    "})(globalThis)",
  ].join("\n"),
);

// The Node build of tfjs-core leaves the gradients out. These share its engine and registries through the global object.
const GRADIENTS = 'import "@tensorflow/tfjs-core/dist/register_all_gradients";';
await writeFile(
  at("../gradients.gen.js"),
  `// Written by isolate/build.ts\n${await bundle({ stdin: { contents: GRADIENTS, resolveDir: at(".") }, format: "esm" })}`,
);

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    minify: true,
    mainFields: ["module", "main"], // in this order: otherwise two cores get mixed
    target: "es2022",
    legalComments: "none",
  });
  return outputFiles[0]!.text;
}

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function list(names: string): string {
  return names.trim().split(/\s+/).join(", ");
}
