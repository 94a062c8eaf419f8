/**
 * @file Puts TensorFlow's library where the native rungs look for it: from a folder that is at hand, or downloaded.
 *
 * The binding between Node and the library comes as source in an npm package and is compiled here, against the very headers
 * of that library. What is there already is replaced only once all has worked.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { NATIVE_FOLDER } from "./native-folder.ts";

/** The last one that TensorFlow publishes with the C headers for GPUs; its CUDA is 11.2. */
export const STOCK_ARCHIVE =
  "https://storage.googleapis.com/tensorflow/libtensorflow/libtensorflow-gpu-linux-x86_64-2.9.1.tar.gz";

const ANSWER_MS = 30_000;
const LIBRARY = /^libtensorflow(_cc|_framework)?\.(so\.2|2\.dylib)$/;
const NAPI_VERSION = "8";

export type SetupProblem =
  | { readonly kind: "platform" }
  | { readonly kind: "unreachable"; readonly url: string; readonly cause: string }
  | { readonly kind: "broken-archive"; readonly url: string; readonly cause: string }
  | { readonly kind: "no-library"; readonly folder: string }
  | { readonly kind: "no-headers"; readonly folder: string }
  | { readonly kind: "no-package"; readonly name: string }
  | { readonly kind: "no-compiler"; readonly program: string }
  | { readonly kind: "not-compiled"; readonly cause: string };

export class SetupError extends Error {
  override readonly name = "SetupError";
  readonly problem: SetupProblem;
  constructor(problem: SetupProblem) {
    super(`setUpNative: ${JSON.stringify(problem)}`);
    this.problem = problem;
  }
}

export interface Found {
  readonly libraries: readonly string[];
  readonly headers: string;
}

/**
 * The library in an unpacked libtensorflow (`lib/`, `include/`) or in TensorFlow's folder of a Python wheel.
 * @throws {SetupError} no-library, no-headers
 */
export function findTensorFlow(given: string): Found {
  const folder = resolve(given);
  const places = [folder, join(folder, "lib"), join(folder, "tensorflow")];
  const place = places.find((each) => librariesIn(each).length > 0);
  if (place === undefined) throw new SetupError({ kind: "no-library", folder });
  const headers = [join(place, "include"), join(dirname(place), "include")];
  const found = headers.find((each) => existsSync(join(each, "tensorflow", "c", "c_api.h")));
  if (found === undefined) throw new SetupError({ kind: "no-headers", folder });
  return { libraries: librariesIn(place), headers: found };
}

/** Compiles the binding against the library and puts both in place; the library stays where it is, behind links. */
export function installNative({ libraries, headers }: Found, target: string = NATIVE_FOLDER): void {
  const draft = `${target}.draft`;
  rmSync(draft, { recursive: true, force: true });
  try {
    mkdirSync(join(draft, "lib"), { recursive: true });
    for (const library of libraries) symlinkSync(library, join(draft, "lib", library.split("/").at(-1)!));
    compile(libraries, headers, join(draft, "tfjs_binding.node"));
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Downloads an archive of libtensorflow and unpacks it into `folder`. @throws {SetupError} */
export async function download(url: string, folder: string): Promise<void> {
  if (url === STOCK_ARCHIVE && (process.platform !== "linux" || process.arch !== "x64"))
    throw new SetupError({ kind: "platform" });
  const archive = join(folder, "libtensorflow.tar.gz");
  mkdirSync(folder, { recursive: true });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`no answer in ${ANSWER_MS / 1000} s`)), ANSWER_MS);
  try {
    const response = await fetch(url, { signal: stop.signal });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    writeFileSync(archive, new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    throw new SetupError({ kind: "unreachable", url, cause: reasonOf(error) });
  } finally {
    clearTimeout(timer);
  }
  const { status, stderr, error } = spawnSync("tar", ["-xzf", archive, "-C", folder], { encoding: "utf8" });
  rmSync(archive, { force: true });
  if (status !== 0) throw new SetupError({ kind: "broken-archive", url, cause: error?.message ?? stderr.trim() });
}

function compile(libraries: readonly string[], headers: string, output: string): void {
  if (process.platform === "win32") throw new SetupError({ kind: "platform" });
  const sources = join(packageFolder("@tensorflow/tfjs-node-gpu"), "binding");
  const compiler = process.env["CXX"] || "c++";
  const origin = process.platform === "darwin" ? "@loader_path" : "$ORIGIN";
  const args = [
    ...["-std=c++17", "-O2", "-fPIC", "-shared", "-w", `-DNAPI_VERSION=${NAPI_VERSION}`],
    ...[`-I${join(packageFolder("node-api-headers"), "include")}`, `-I${headers}`],
    ...["-o", output, join(sources, "tfjs_backend.cc"), join(sources, "tfjs_binding.cc")],
    ...[...libraries, `-Wl,-rpath,${origin}/lib`],
    // Node itself has what the binding takes from it.
    ...(process.platform === "darwin" ? ["-undefined", "dynamic_lookup"] : []),
  ];
  const { status, stderr, error } = spawnSync(compiler, args, { encoding: "utf8" });
  if (error) throw new SetupError({ kind: "no-compiler", program: compiler });
  if (status !== 0)
    throw new SetupError({ kind: "not-compiled", cause: stderr.trim().split("\n").slice(0, 5).join("\n") });
}

function packageFolder(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    throw new SetupError({ kind: "no-package", name });
  }
}

/** `libtensorflow.so.2`, `libtensorflow_cc.so.2` and their framework, as the loader names them. */
function librariesIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => LIBRARY.test(name)) : [];
  return names.length < 2 ? [] : names.map((name) => join(folder, name));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
