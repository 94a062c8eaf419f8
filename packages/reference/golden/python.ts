/** @file Finds a Python that has the modules which scripts import. Knows Debian's name for each. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What scripts import from outside Python, and the Debian package that brings it. */
const PACKAGES = { numpy: "python3-numpy", torch: "python3-torch", jinja2: "python3-jinja2" } as const;
type Module = keyof typeof PACKAGES;

export class NoPythonError extends Error {
  override readonly name = "NoPythonError";
  constructor(modules: readonly Module[], tried: readonly string[]) {
    const packages = modules.map((module) => PACKAGES[module]);
    super(
      `needs a Python 3 with ${modules.join(", ") || "nothing more"}; tried ${tried.join("; ")}. ` +
        `On Debian: apt-get install ${["python3", ...packages].join(" ")}. PYTHON names another interpreter`,
    );
  }
}

/** Modules of PACKAGES that these files import. */
export function modulesOf(scripts: readonly string[]): readonly Module[] {
  const text = scripts.map((script) => readFileSync(script, "utf8")).join("\n");
  return (Object.keys(PACKAGES) as Module[]).filter((module) => new RegExp(`^\\s*import ${module}\\b`, "m").test(text));
}

/**
 * The interpreter that PYTHON names, else the first of python3 and /usr/bin/python3 that has the modules.
 *
 * @throws {NoPythonError} when none has; one that PYTHON names is never replaced by another
 */
export function findPython(modules: readonly Module[], named: string | undefined = process.env["PYTHON"]): string {
  const candidates = named ? [named] : ["python3", "/usr/bin/python3"];
  const tried: string[] = [];
  for (const python of candidates) {
    const lacks = whatIsMissing(python, modules);
    if (lacks === undefined) return python;
    tried.push(`${python} (${lacks})`);
  }
  throw new NoPythonError(modules, tried);
}

function whatIsMissing(python: string, modules: readonly Module[]): string | undefined {
  // One process; each module is really loaded: a broken native library counts as missing.
  const script = `missing = []\nfor name in ${JSON.stringify(modules)}:\n  try: __import__(name)\n  except Exception: missing.append(name)\nprint(", ".join(missing))`;
  const { status, stdout, error } = spawnSync(python, ["-c", script], { encoding: "utf8" });
  if (error) return (error as NodeJS.ErrnoException).code === "ENOENT" ? "not found" : error.message;
  if (status !== 0) return `ended with exit code ${status}`;
  return stdout.trim() === "" ? undefined : `lacks ${stdout.trim()}`;
}
