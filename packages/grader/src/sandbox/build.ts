/**
 * @file Writes the programs of the sandbox: `trusted.gen.js` and `guest.gen.js` run inside an isolate, each one expression;
 * `child.gen.js` and `compile/process.gen.js` are the run child and the compile child as one file each, so that a jail holds
 * little and the child starts fast.
 */
import { buildSync, type BuildOptions } from "esbuild";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

for (const [entry, exported, out] of [
  ["trusted.ts", "setUpTrusted", "trusted.gen.js"],
  ["guest-entry.ts", "openGuest", "guest.gen.js"],
] as const) {
  const result = buildSync({
    entryPoints: [here(entry)],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "program",
    target: "es2024",
    legalComments: "none",
  });
  const text = result.outputFiles[0]!.text;
  writeFileSync(
    here(out),
    `// Written by build.ts. Not committed. Do not edit.\n(() => {\n${text}\nreturn program.${exported};\n})()\n`,
  );
}

const CHILD: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2024",
};
const BANNER = "// Written by build.ts. Not committed. Do not edit.";

for (const [entry, out] of [
  ["child.ts", "child.gen.js"],
  ["../compile/process.ts", "../compile/process.gen.js"],
] as const)
  buildSync({ ...CHILD, entryPoints: [here(entry)], outfile: here(out), banner: { js: BANNER } });
