/**
 * @file What a child is made of: the files that it opens, and its command line. In a jail these files, read-only, are all there is.
 *
 * Here the run child's: its own program, the programs for the isolate, isolated-vm, Node and their libraries.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Program {
  /** Path in a jail, by path here. Only a jail asks: it takes a tool that not every system has. */
  readonly files: () => ReadonlyMap<string, string>;
  /** @param at where the program finds a file: its path here, or in a jail */
  readonly command: (at: (path: string) => string) => readonly string[];
}

/** Paths in the run child's own file system. */
export interface Programs {
  readonly trusted: string;
  readonly guest: string;
  readonly library: string;
  /** The native module itself: its package would look for it in folders that a jail lacks. */
  readonly isolatedVm: string;
}

const NODE_FLAGS = ["--no-node-snapshot", "--disable-warning=ExperimentalWarning"];
const require = createRequire(import.meta.url);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** @param entry another program in the place of the run child's, for tests */
export function runProgram(entry = here("child.gen.js")): Program {
  const { trusted, guest, library, isolatedVm } = programsOfRunChild();
  const files = new Map([
    [trusted, "/kata/trusted.js"],
    [guest, "/kata/guest.js"],
    [library, "/kata/library.js"],
    [isolatedVm, "/kata/isolated-vm.node"],
  ]);
  return nodeProgram(entry, files, NODE_FLAGS, (at) => {
    const told: Programs = {
      trusted: at(trusted),
      guest: at(guest),
      library: at(library),
      isolatedVm: at(isolatedVm),
    };
    return [JSON.stringify(told)];
  });
}

/** Node with one program, its own `files` and what those and Node are linked to. */
export function nodeProgram(
  entry: string,
  files: ReadonlyMap<string, string>,
  flags: readonly string[],
  parameters: (at: (path: string) => string) => readonly string[] = () => [],
): Program {
  const node = process.execPath;
  const binaries = [node, ...[...files.keys()].filter((path) => path.endsWith(".node"))];
  return {
    files: () =>
      new Map([
        [node, "/kata/node"],
        [entry, "/kata/child.mjs"],
        ...files,
        ...librariesOf(binaries).map((path) => [path, path] as const),
      ]),
    command: (at) => [at(node), ...flags, at(entry), ...parameters(at)],
  };
}

let programs: Programs | undefined;
function programsOfRunChild(): Programs {
  return (programs ??= {
    trusted: here("trusted.gen.js"),
    guest: here("guest.gen.js"),
    library: fileURLToPath(import.meta.resolve("@kata/reference/isolate/tf.gen.js")),
    isolatedVm: nativeModule(),
  });
}

/** The prebuilt binary that isolated-vm would load on this machine. */
function nativeModule(): string {
  const root = dirname(require.resolve("isolated-vm/package.json"));
  const find = createRequire(join(root, "isolated-vm.js"))("node-gyp-build") as { resolve(root: string): string };
  return find.resolve(root);
}

const listed = new Map<string, readonly string[]>();

/** Shared libraries, the loader among them. */
export function librariesOf(binaries: readonly string[]): readonly string[] {
  const key = binaries.join("\n");
  const known = listed.get(key);
  if (known !== undefined) return known;
  const lines = execFileSync("ldd", [...binaries], { encoding: "utf8" }).matchAll(/(\/\S+) \(0x/g);
  const libraries = [...new Set(Array.from(lines, ([, path]) => path!))];
  listed.set(key, libraries);
  return libraries;
}
