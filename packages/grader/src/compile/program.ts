/**
 * @file What the compile child is made of: our program in Node, and a compiler as a native module.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { nodeProgram, type Program } from "../sandbox/runtime-files.ts";

const FLAGS = ["--disable-warning=ExperimentalWarning", "--max-old-space-size=384"];

/** @param entry another program in the place of the compiler's, for tests */
export function compileProgram(entry = fileURLToPath(new URL("process.gen.js", import.meta.url))): Program {
  const compiler = nativeModule();
  return nodeProgram(entry, new Map([[compiler, "/kata/oxc.node"]]), FLAGS, (at) => [at(compiler)]);
}

let found: string | undefined;

/** The prebuilt binary that oxc-transform would load on this machine: a package of its own, of which one is installed. */
function nativeModule(): string {
  if (found !== undefined) return found;
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("oxc-transform"));
  const machine = `@oxc-transform/binding-${process.platform}-${process.arch}`;
  const names = ["", "-gnu", "-musl", "-msvc"].map((library) => machine + library);
  for (const name of names) {
    try {
      return (found = resolve(name));
    } catch {
      // It is made for another C library.
    }
  }
  throw new Error(`compile child: a compiler for this machine is installed; got none of ${names.join(", ")}`);
}
