/**
 * @file `pnpm golden [family...] [--write]`: runs the scripts of this folder anew and compares with the committed vectors.
 *
 * A tool for makers of katas; the tests need the committed files alone.
 * Exit code 0: the same, or written; 1: a script failed or a value differs; 2: the call was wrong, or Python cannot be had.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeDifference, type GoldenFile } from "./difference.ts";
import { findPython, modulesOf, NoPythonError } from "./python.ts";

const NOT_A_FAMILY = "vectors.py";
const WRONG_CALL = 2;
const here = import.meta.dirname;

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  try {
    const options = { write: { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const families = chosen(positionals);
    const scripts = [...families.map((family) => `${family}.py`), NOT_A_FAMILY].map((file) => join(here, file));
    return regenerate(families, findPython(modulesOf(scripts)), values.write) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoPythonError || error instanceof TypeError)) throw error;
    console.error(`golden: ${error.message}`);
    return WRONG_CALL;
  }
}

/** The families named, or all. */
function chosen(names: readonly string[]): readonly string[] {
  const all = readdirSync(here)
    .filter((file) => file.endsWith(".py") && file !== NOT_A_FAMILY)
    .map((file) => file.replace(/\.py$/, ""));
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new TypeError(`a family is one of ${all.join(", ")}; got ${unknown.join(", ")}`);
  return names.length === 0 ? all : names;
}

/** `true` when every family is the same, or was written. */
function regenerate(families: readonly string[], python: string, write: boolean): boolean {
  const fresh = mkdtempSync(join(tmpdir(), "golden-"));
  let failures = 0;
  try {
    for (const family of families) {
      const file = `${family}.json`;
      const failure = run(python, `${family}.py`, fresh);
      const finding = failure ?? compare(file, fresh);
      if (write && failure === undefined) {
        copyFileSync(join(fresh, file), join(here, file));
        console.log(`${file}: written`);
        continue;
      }
      console.log(`${file}: ${finding ?? "the same"}`);
      if (finding !== undefined) failures++;
    }
  } finally {
    rmSync(fresh, { recursive: true });
  }
  if (failures > 0) console.log(`\n${failures} of ${families.length} differ or failed; --write replaces what differs`);
  return failures === 0;
}

/** What went wrong, if anything. */
function run(python: string, script: string, folder: string): string | undefined {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const { status, stderr, error } = spawnSync(python, [join(here, script), folder], { encoding: "utf8", env });
  if (status === 0) return undefined;
  return `${script} failed: ${error?.message ?? stderr.trim().split("\n").at(-1)}`;
}

function compare(file: string, fresh: string): string | undefined {
  if (!existsSync(join(here, file))) return "not committed yet; write it with --write";
  const [old, now] = [here, fresh].map((folder) => JSON.parse(readFileSync(join(folder, file), "utf8")) as GoldenFile);
  if (old!.library !== now!.library) console.log(`${file}: made by ${old!.library}, now by ${now!.library}`);
  return describeDifference(old!, now!);
}
