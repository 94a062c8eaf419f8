/**
 * @file The files that a run child needs: its own program, the programs for the isolate, isolated-vm, Node and their libraries.
 *
 * In a jail these, read-only, are the whole file system.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface RuntimeFiles {
  readonly node: string;
  readonly child: string;
  /** Program texts and the native module, as the child is told of them. */
  readonly programs: Programs;
  /** Shared libraries of Node and of the native module, the loader among them. */
  readonly libraries: readonly string[];
}

/** Paths in the child's own file system. */
export interface Programs {
  readonly trusted: string;
  readonly guest: string;
  readonly library: string;
  /** The native module itself: its package would look for it in folders that a jail lacks. */
  readonly isolatedVm: string;
}

const require = createRequire(import.meta.url);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export function runtimeFiles(): RuntimeFiles {
  const programs: Programs = {
    trusted: here("trusted.gen.js"),
    guest: here("guest.gen.js"),
    library: fileURLToPath(import.meta.resolve("@kata/reference/isolate/tf.gen.js")),
    isolatedVm: nativeModule(),
  };
  return {
    node: process.execPath,
    child: here("child.gen.js"),
    programs,
    libraries: process.platform === "linux" ? librariesOf([process.execPath, programs.isolatedVm]) : [],
  };
}

/** The prebuilt binary that isolated-vm would load on this machine. */
function nativeModule(): string {
  const root = dirname(require.resolve("isolated-vm/package.json"));
  const find = createRequire(join(root, "isolated-vm.js"))("node-gyp-build") as { resolve(root: string): string };
  return find.resolve(root);
}

function librariesOf(binaries: readonly string[]): string[] {
  const listed = execFileSync("ldd", [...binaries], { encoding: "utf8" }).matchAll(/(\/\S+) \(0x/g);
  return [...new Set(Array.from(listed, ([, path]) => path!))];
}
