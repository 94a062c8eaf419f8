/**
 * @file What an expected value depends on besides its question: the reference's source, the grader's code that plays it, library
 * versions, the machine, and the environment that chooses a backend.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { backendEnvironment } from "@kata/reference/machine";
import { hashFiles } from "../hash-files.ts";

const REFERENCE = dirname(fileURLToPath(import.meta.resolve("@kata/reference/backend")));
const PLAYING = ["./process.ts", "../rng.ts"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
const DRIVER = "/proc/driver/nvidia/version";

/** Hash of every file of the reference but its tests. */
export async function referenceSource(): Promise<string> {
  const entries = await readdir(REFERENCE, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  for (const [i, text] of texts.entries())
    hash.update(`${files[i]!.slice(REFERENCE.length)} ${text.length}\n`).update(text);
  return hash.digest("hex");
}

let surroundings: string | undefined;

/** Hash of what stays as it is while this process lives. `rung` is the one asked for by name, if any. */
export function surroundingsHash(rung: string | undefined): string {
  surroundings ??= hashOf([
    hashFiles(PLAYING),
    process.version,
    process.platform,
    process.arch,
    cpus()[0]?.model,
    textOf(DRIVER),
    libraryVersions(),
  ]);
  // Where programs and homes lie decides nothing.
  const { PATH: _path, HOME: _home, ...choosing } = backendEnvironment(process.env);
  return hashOf([surroundings, rung, choosing]);
}

export function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** As installed, not as asked for. */
function libraryVersions(): Readonly<Record<string, string>> {
  const root = join(REFERENCE, "..");
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, Record<string, string>>;
  const names = Object.keys({ ...own["dependencies"], ...own["optionalDependencies"] }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const installed = textOf(join(root, "node_modules", name, "package.json"));
      return [name, installed === undefined ? "absent" : (JSON.parse(installed) as { version: string }).version];
    }),
  );
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
