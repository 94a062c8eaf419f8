/** @file `pnpm hostile [dir] [--json]` as it is called: lines, exit codes, and what it says of a folder that it cannot grade. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const COMMAND = join(import.meta.dirname, "../src/commands/hostile.ts");
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  }
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "kata-hostile-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function call(args: readonly string[], from = tmpdir()) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", COMMAND, ...args],
    { encoding: "utf8", env: { ...process.env, INIT_CWD: from } },
  );
  return { status, stdout, stderr, lines: stdout.split("\n").filter((line) => line !== "") };
}

const header = (fields: string) => `/*\n${fields}\n */\n`;
const ZEROS = "export const solve = (x) => new Float32Array(x.length);\n";
const wrong =
  header(" * name: a\n * verdict: runtime-error\n * also: wrong-answer, time-limit\n * must not: x") + ZEROS;

test("one line of JSON per file, with these keys alone; a file that fails is exit code 1", () => {
  const folder = folderOf({ "b.js": wrong, "a.ts": header(" * verdict: accepted") + ZEROS, "honest/c.mjs": wrong });
  chmodSync(folder, 0o500);
  const { status, lines } = call([basename(folder), "--json"]);
  const results = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  results.sort((a, b) => (String(a["file"]) < String(b["file"]) ? -1 : 1));
  const others = { pass: true, got: "wrong-answer", control: "accepted", ms: expect.any(Number) };
  const also = ["wrong-answer", "time-limit"];
  expect(results).toEqual([
    { ...others, file: "a.ts", expected: "accepted", also: [], pass: false },
    { ...others, file: "b.js", expected: "runtime-error", also },
    { ...others, file: "honest/c.mjs", expected: "runtime-error", also },
  ]);
  expect(Object.keys(JSON.parse(lines[0]!) as object)).toEqual([
    "file",
    "expected",
    "also",
    "got",
    "pass",
    "control",
    "ms",
  ]);
  expect(status).toBe(1);
});

test("an absolute path, and a file that is no program: graded what can be, told what cannot", () => {
  const { status, stderr, stdout } = call([folderOf({ "a.js": wrong, "b.tsx": wrong, "notes.md": "" })]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr:
      "hostile: b.tsx is not graded: a program ends in .js, .mjs, .ts or .mts\n" +
      "hostile: notes.md is not graded: a program ends in .js, .mjs, .ts or .mts\n",
  });
  expect(stdout).toContain("ok    a.js: wrong-answer");
});

test.each([
  ["a file without a header", { "a.js": ZEROS }, "a.js: begins with a comment"],
  [
    "a header without a verdict",
    { "a.js": header(" * name: a") + ZEROS },
    'a.js: the header has a line "verdict: ..."; got none',
  ],
  ["a verdict that is none", { "a.js": header(" * verdict: fine") + ZEROS }, 'got "fine"'],
  ["another verdict that is none", { "a.js": header(" * verdict: accepted\n * also: fine") + ZEROS }, 'got "fine"'],
  ["a fixture that is none", { "a.js": header(" * verdict: accepted\n * fixture: x") + ZEROS }, 'got "x"'],
  ["two broken headers, both of which it names", { "a.js": ZEROS, "b.js": ZEROS }, "b.js: begins with"],
  ["no program", { "a.txt": "" }, "the folder holds programs"],
])("%s: exit code 2, nothing graded, and what is wrong", (_what, files: Readonly<Record<string, string>>, says) => {
  const { status, stdout, stderr } = call([folderOf(files), "--json"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(says);
});

test.each([[["/no/such/folder"]], [["one", "two"]], [["--what"]]])("%j is a wrong call", (args) => {
  expect(call(args).status).toBe(2);
});
