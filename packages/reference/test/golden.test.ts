/** @file `pnpm golden` as its callers see it: what it prints and its exit code. The scripts are played where Python can be had. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeDifference, type GoldenFile } from "../golden/difference.ts";
import { findPython, modulesOf } from "../golden/python.ts";

/** Ten processes that load PyTorch. */
const ALL_SCRIPTS_MS = 300_000;
const GOLDEN = join(import.meta.dirname, "..", "golden");
const families = readdirSync(GOLDEN).filter((file) => file.endsWith(".json"));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "golden-test-"));
  mkdirSync(join(folder, "golden"));
  for (const file of [
    "regenerate.ts",
    "difference.ts",
    "python.ts",
    "vectors.py",
    "block_manager.py",
    "block_manager.json",
  ])
    cpSync(join(GOLDEN, file), join(folder, "golden", file));
});
afterAll(() => rmSync(folder, { recursive: true }));

function golden(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { encoding: "utf8", env: { ...process.env, ...env } } as const;
  return spawnSync(process.execPath, ["--no-warnings", join(folder, "golden", "regenerate.ts"), ...args], options);
}

/** A family whose script needs nothing but Python, and prints these numbers. */
function family(committed: readonly number[], printed: readonly number[]): void {
  const file = (data: readonly number[]): GoldenFile => ({
    library: "python",
    cases: [{ name: "one", data }] as never,
  });
  writeFileSync(join(folder, "golden", "vectors.py"), "");
  writeFileSync(join(folder, "golden", "tiny.json"), JSON.stringify(file(committed)));
  const script = `import sys, os\nopen(os.path.join(sys.argv[1], "tiny.json"), "w").write('${JSON.stringify(file(printed))}')\n`;
  writeFileSync(join(folder, "golden", "tiny.py"), script);
}

test.each(families)("%s names the library that made it, and its version", (file) => {
  const { library, cases } = JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as GoldenFile;
  expect(library).toMatch(/^(torch|numpy|jinja2|python) \d+\.\d+/);
  expect(cases.length).toBeGreaterThan(0);
});

test("a Python that is not there is exit code 2, and the message says what to install", () => {
  const { status, stderr } = golden([], { PYTHON: "/no/such/python" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/golden: needs a Python 3 with numpy, torch; tried \/no\/such\/python \(not found\)/);
  expect(stderr).toMatch(/apt-get install python3 python3-numpy python3-torch\. PYTHON names another interpreter/);
});

test("a family that does not exist is exit code 2", () => {
  const { status, stderr } = golden(["no_such"]);
  expect(status).toBe(2);
  expect(stderr).toBe("golden: a family is one of block_manager; got no_such\n");
});

const python = reason(() => findPython([]));
const itWithPython = python === undefined ? test : test.skip;
const why = python === undefined ? "" : ` (skipped: ${python})`;

itWithPython(`a Python without the modules is exit code 2${why}`, () => {
  const bare = join(folder, "bare-python");
  // The real interpreter; -S keeps it from its installed modules.
  writeFileSync(bare, `#!/bin/sh\nexec ${findPython([])} -I -S "$@"\n`);
  chmodSync(bare, 0o755);
  const { status, stderr } = golden([], { PYTHON: bare });
  expect(status).toBe(2);
  expect(stderr).toMatch(/bare-python \(lacks numpy, torch\)/);
});

itWithPython(`the same values are exit code 0, rounding apart${why}`, () => {
  family([1, 2], [1, 2 + 1e-12]);
  const { status, stdout } = golden(["tiny"]);
  expect([status, stdout]).toEqual([0, "tiny.json: the same\n"]);
});

itWithPython(`a value that differs is exit code 1, with file, case and distance; --write replaces it${why}`, () => {
  family([1, 2, 3], [1, 2.5, 7]);
  const { status, stdout } = golden(["tiny"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^tiny\.json: 2 values differ; case "one"\.data\.1 was 2 and is 2\.5 \(off by 2\.5e-1/);
  expect(stdout).toMatch(/furthest: case "one"\.data\.2 was 3 and is 7/);
  expect(golden(["tiny", "--write"]).stdout).toBe("tiny.json: written\n");
  expect(golden(["tiny"]).status).toBe(0);
});

itWithPython(`a script that fails is exit code 1, and --write keeps the committed file${why}`, () => {
  family([1], [1]);
  writeFileSync(join(folder, "golden", "tiny.py"), "assert False, 'autograd and differences disagree'\n");
  const { status, stdout } = golden(["tiny", "--write"]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/tiny\.json: tiny\.py failed: AssertionError: autograd and differences disagree/);
});

const allModules = reason(() =>
  findPython(
    modulesOf(
      readdirSync(GOLDEN)
        .filter(isScript)
        .map((file) => join(GOLDEN, file)),
    ),
  ),
);
(allModules === undefined ? test : test.skip)(
  `the committed vectors are what the scripts compute${allModules === undefined ? "" : ` (skipped: ${allModules})`}`,
  () => {
    const options = { encoding: "utf8" } as const;
    const { status, stdout } = spawnSync(process.execPath, ["--no-warnings", join(GOLDEN, "regenerate.ts")], options);
    expect(stdout).not.toMatch(/differ|failed/);
    expect(status).toBe(0);
  },
  ALL_SCRIPTS_MS,
);

test.each([
  ["a case that is gone", [{ name: "a" }], [], /case "a" was "there" and is "gone"/],
  ["a case that is new", [], [{ name: "a" }], /case "a" was "not there" and is "new"/],
  ["a string", [{ name: "a", y: "NaN" }], [{ name: "a", y: 1 }], /case "a"\.y was "NaN" and is 1/],
  ["the sign of a zero", [{ name: "a", y: 0 }], [{ name: "a", y: -0 }], /case "a"\.y was 0 and is -0/],
  ["another length", [{ name: "a", y: [1] }], [{ name: "a", y: [1, 2] }], /case "a"\.y\.1 was undefined and is 2/],
])("%s is a difference", (_, old, now, message) => {
  const file = (cases: object[]) => ({ library: "", cases }) as unknown as GoldenFile;
  expect(describeDifference(file(old), file(now))).toMatch(message);
});

test("the order of the cases is no difference", () => {
  const [a, b] = [{ name: "a", y: 1 }, { name: "b", y: 2 }]; // prettier-ignore
  expect(describeDifference({ library: "", cases: [a!, b!] }, { library: "", cases: [b!, a!] })).toBeUndefined();
});

function isScript(file: string): boolean {
  return file.endsWith(".py");
}

/** Why it throws. */
function reason(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
