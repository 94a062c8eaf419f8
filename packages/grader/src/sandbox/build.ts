/**
 * @file Writes the programs of the sandbox: `trusted.gen.js` and `guest.gen.js` run inside an isolate, each one expression;
 * `child.gen.js` is the run child as one file, so that a jail holds little and the child starts fast.
 */
import { buildSync } from "esbuild";
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

buildSync({
  entryPoints: [here("child.ts")],
  bundle: true,
  outfile: here("child.gen.js"),
  platform: "node",
  format: "esm",
  target: "es2024",
  banner: { js: "// Written by build.ts. Not committed. Do not edit." },
});
