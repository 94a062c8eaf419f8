/** @file A reference that was mended never serves old answers: tried on a copy of the packages whose textbook is edited. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { createInterface } from "node:readline";
import { READY } from "../src/answers/seed-pool.ts";
import { numUnused, until } from "./answers-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");
let copy: string;
const running: { readonly stdin: { end(): void }; readonly ended: Promise<unknown> }[] = [];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "kata-mended-"));
  const isCopied = (path: string) => !path.includes(`${sep}.cache${sep}`) && !path.includes(`${sep}hostile${sep}`);
  for (const name of ["reference", "grader"]) {
    const to = join(copy, "packages", name);
    cpSync(join(ROOT, "packages", name), to, { recursive: true, verbatimSymlinks: true, filter: isCopied });
  }
  // The links of the packages lead to their neighbours in the copy, and through this one to the libraries.
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
});
afterEach(endAll);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

async function endAll(): Promise<void> {
  for (const { stdin, ended } of running.splice(0)) {
    stdin.end();
    await ended;
  }
}

interface Expected {
  readonly merged: { readonly m: number; readonly l: number };
  readonly softmax: Readonly<Record<string, number>>;
  /** The reference process has been needed. */
  readonly isRunning: boolean;
}

/** A grader's process; each call asks it what is expected now. */
function start(folder = join(copy, "answers")): () => Promise<Expected> {
  const program = join(copy, "packages/grader/test/mended-reference.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  running.push({ stdin: child.stdin, ended: new Promise((resolve) => child.on("exit", resolve)) });
  return async () => {
    child.stdin.write("\n");
    const { value, done } = await lines.next();
    if (done) throw new Error("mended-reference.ts: answers every line; it ended");
    return JSON.parse(value) as Expected;
  };
}

function edit(file: string, find: string, replace: string): () => void {
  const path = join(copy, "packages/reference/src", file);
  const before = readFileSync(path, "utf8");
  expect(before).toContain(find);
  writeFileSync(path, before.replace(find, replace));
  return () => writeFileSync(path, before);
}

const RIGHT = 1 + 2 * Math.exp(-1);

test("neither the process that runs on nor one that starts later serves them, and taking the edit back brings them back", async () => {
  const first = start();
  expect((await first()).merged).toEqual({ m: 1, l: expect.closeTo(RIGHT, 9) });

  const takeBack = edit("textbook/online-softmax.ts", "l: high.l + low.l *", "l: 1000 + high.l + low.l *");
  expect((await first()).merged).toEqual({ m: 1, l: expect.closeTo(1000 + RIGHT, 9) });
  const second = start();
  expect((await second()).merged).toEqual({ m: 1, l: expect.closeTo(1000 + RIGHT, 9) });

  takeBack();
  for (const ask of [first, second, start()]) {
    expect((await ask()).merged).toEqual({ m: 1, l: expect.closeTo(RIGHT, 9) });
  }
});

test.each<readonly [what: string, file: string, find: string, replace: string]>([
  [
    "a module that the reference imports",
    "textbook/softmax.ts",
    "export function softmax(",
    "export const mended = 1;\nexport function softmax(",
  ],
  ["a repair", "repairs/mat-mul.ts", "/**", "// mended\n/**"],
  ["a rung", "rungs/cpu.ts", "/**", "// mended\n/**"],
])("an edit of %s has the reference asked again", async (_what, file, find, replace) => {
  const folder = join(copy, `answers-${file.replaceAll("/", "-")}`);
  await start(folder)();
  await until("full pools of both katas", () => numUnused(folder) === 2 * READY);
  await endAll();
  expect((await start(folder)()).isRunning).toBe(false);
  const takeBack = edit(file, find, replace);
  try {
    const { softmax, isRunning } = await start(folder)();
    expect(isRunning).toBe(true);
    expect(softmax).toMatchObject({ 0: expect.closeTo(0.25, 5) });
  } finally {
    takeBack();
  }
});
