/**
 * @file What the two processes of the compile child are made of: our program in Node, and esbuild's service beside it.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { nodeProgram, type Program } from "../sandbox/runtime-files.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning", "--max-old-space-size=384"];
const require = createRequire(createRequire(import.meta.url).resolve("esbuild"));

/** @param entry another program in the place of the compiler's, for tests */
export function compileProgram(entry = fileURLToPath(new URL("process.gen.js", import.meta.url))): Program {
  return nodeProgram(entry, new Map(), FLAGS);
}

/** One static binary, that answers on its standard output what it is asked on its standard input. */
export function serviceProgram(): Program {
  const binary = require.resolve(
    `@esbuild/${process.platform}-${process.arch}/${process.platform === "win32" ? "esbuild.exe" : "bin/esbuild"}`,
  );
  // Both sides of esbuild's own protocol must be of one version.
  const { version } = require("esbuild/package.json") as { version: string };
  return { files: () => new Map([[binary, "/kata/esbuild"]]), command: (at) => [at(binary), `--service=${version}`] };
}
