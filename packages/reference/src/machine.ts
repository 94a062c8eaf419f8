/**
 * @file What the outcome of a probe depends on: machine, drivers, libraries, and the part of the environment that they read.
 *
 * Two processes with one fingerprint find the same rungs. Nothing here is asked of a driver: it is files, and it is quick.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { arch, cpus, homedir, hostname, platform, release } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NATIVE_FOLDER } from "./native-folder.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that loaders, drivers and TensorFlow read, and our own. */
const READ =
  /^(KATA_ALLOW_|LD_LIBRARY_PATH$|XDG_DATA_|XDG_CONFIG_|VK_|CUDA_|NVIDIA_|TF_|MESA_|DISPLAY$|WAYLAND_DISPLAY$)/;
/** What a process needs beside them to find its programs and files. */
const NEEDED = /^(KATA_BACKEND$|PATH$|HOME$)/;

const SOURCES = ["rungs", "repairs", "repairs.ts", "self-test.ts", "native.ts"];
const LIBRARIES = ["tfjs-core", "tfjs-backend-cpu", "tfjs-backend-wasm", "tfjs-backend-webgpu", "tfjs-node-gpu"];
const LIBRARY_FOLDERS = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib"];
const DRIVER_LIBRARIES = ["libvulkan.so.1", "libcuda.so.1", "libGLX_nvidia.so.0"];

/** The variables that a process that opens a backend is given, so that it finds what its parent would find. */
export function backendEnvironment(env: Environment): Record<string, string> {
  const read = Object.entries(env).filter(
    ([name, value]) => value !== undefined && (READ.test(name) || NEEDED.test(name)),
  );
  return Object.fromEntries(read as [string, string][]);
}

/** A hash of all that a probe depends on. */
export function fingerprint(env: Environment = process.env): string {
  const hash = createHash("sha256");
  const machine = [hostname(), platform(), arch(), release(), cpus()[0]?.model, process.version, process.getuid?.()];
  hash.update(JSON.stringify(machine));
  const read = Object.entries(env).filter(([name, value]) => value !== undefined && READ.test(name));
  hash.update(JSON.stringify(read.sort(([a], [b]) => (a < b ? -1 : 1))));
  // Every version in it is exact.
  hash.update(readFileSync(own("../package.json")));
  for (const source of SOURCES) hash.update(textOf(own(`./${source}`)));
  for (const path of [...libraryFiles(), ...driverFiles(env)]) hash.update(stamp(path));
  return hash.digest("hex");
}

/** Where the packages are, or are not: optional ones may be missing. */
function libraryFiles(): string[] {
  const modules = own("../node_modules");
  const packages = [...LIBRARIES.map((name) => join(modules, "@tensorflow", name)), join(modules, "webgpu")];
  return [
    ...packages.map((folder) => join(folder, "package.json")),
    NATIVE_FOLDER,
    join(NATIVE_FOLDER, "tfjs_binding.node"),
  ];
}

function driverFiles(env: Environment): string[] {
  const loaders = LIBRARY_FOLDERS.flatMap((folder) => [
    folder,
    ...listed(folder).filter((path) => path.endsWith("-linux-gnu")),
  ]).flatMap((folder) => DRIVER_LIBRARIES.map((name) => join(folder, name)));
  const named = [env["VK_DRIVER_FILES"], env["VK_ICD_FILENAMES"], env["VK_ADD_DRIVER_FILES"]];
  const descriptions = [
    ...named.flatMap((paths) => paths?.split(delimiter) ?? []),
    ...["/etc", "/usr/share", "/usr/local/share", join(homedir(), ".local/share")].flatMap((folder) =>
      listed(join(folder, "vulkan/icd.d")),
    ),
  ];
  const devices = listed("/dev").filter((path) => /^\/dev\/(nvidia|kfd|dxg)/.test(path));
  return [
    ...loaders,
    ...descriptions,
    ...descriptions.flatMap(driverOf),
    ...devices,
    ...listed("/dev/dri"),
    "/proc/driver/nvidia/version",
  ];
}

/** The library that a Vulkan driver's description names, where it names a path. */
function driverOf(description: string): string[] {
  try {
    const { ICD } = JSON.parse(readFileSync(description, "utf8")) as { ICD?: { library_path?: string } };
    const path = ICD?.library_path;
    return path?.includes("/") ? [join(path.startsWith("/") ? "" : dirname(description), path)] : [];
  } catch {
    return []; // not there or not a description: the loader will say so
  }
}

/** Path, size and time of change; of what the kernel tells, the text. */
function stamp(path: string): string {
  if (path.startsWith("/proc/")) return `${path}${textOf(path)}`;
  const stats = statSync(path, { throwIfNoEntry: false });
  return JSON.stringify([path, stats?.size, path.startsWith("/dev/") ? 0 : stats?.mtimeMs]);
}

function textOf(path: string): string {
  if (!existsSync(path)) return "";
  if (statSync(path).isFile()) return readFileSync(path, "utf8");
  return listed(path).map(textOf).join();
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return []; // not there, or not for this user
  }
}

function own(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
