/**
 * @file Runs the scripts of this folder anew and compares with the committed vectors; `--write` replaces them.
 *
 * A tool for makers of katas: it needs Python with NumPy, PyTorch and Jinja2. The tests need the committed files alone.
 * A script runs on the first of PYTHON, python3 and /usr/bin/python3 that has its modules.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Libraries may differ in the last bits from version to version. */
const RELATIVE = 1e-9;
const NOT_A_FAMILY = "vectors.py";

const here = import.meta.dirname;
const interpreters = [process.env["PYTHON"] ?? [], "python3", "/usr/bin/python3"].flat();
const families = readdirSync(here).filter((file) => file.endsWith(".py") && file !== NOT_A_FAMILY);
const fresh = mkdtempSync(join(tmpdir(), "golden-"));
let failures = 0;
try {
  for (const script of families) {
    const vectors = script.replace(/\.py$/, ".json");
    const finding = run(script) ?? compare(vectors);
    if (process.argv.includes("--write") && existsSync(join(fresh, vectors))) {
      copyFileSync(join(fresh, vectors), join(here, vectors));
      console.log(`${vectors}: written`);
    } else {
      console.log(`${vectors}: ${finding ?? "the same"}`);
      if (finding !== undefined) failures++;
    }
  }
} finally {
  rmSync(fresh, { recursive: true });
}
process.exitCode = failures > 0 ? 1 : 0;

/** What went wrong, if anything. */
function run(script: string): string | undefined {
  let last = "";
  for (const interpreter of interpreters) {
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
    const { status, stderr, error } = spawnSync(interpreter, [join(here, script), fresh], { encoding: "utf8", env });
    if (status === 0) return undefined;
    last = error?.message ?? stderr.trim().split("\n").at(-1) ?? "";
    if (status !== null && !last.startsWith("ModuleNotFoundError")) break;
  }
  return `${script} failed: ${last}`;
}

function compare(vectors: string): string | undefined {
  if (!existsSync(join(here, vectors))) return "not committed yet; write it with --write";
  const [old, now] = [here, fresh].map(
    (folder) => JSON.parse(readFileSync(join(folder, vectors), "utf8")) as { cases: unknown },
  );
  return difference(old!.cases, now!.cases, "cases");
}

/** The first place where two JSON values differ by more than rounding. */
function difference(old: unknown, now: unknown, path: string): string | undefined {
  if (typeof old === "number" && typeof now === "number") {
    const isSame = Math.abs(old - now) <= RELATIVE * Math.max(1, Math.abs(old));
    return isSame ? undefined : `${path} was ${old} and is ${now}`;
  }
  if (typeof old !== "object" || typeof now !== "object" || old === null || now === null)
    return old === now ? undefined : `${path} was ${JSON.stringify(old)} and is ${JSON.stringify(now)}`;
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  for (const key of keys) {
    const found = difference(Reflect.get(old, key), Reflect.get(now, key), `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
