/** @file For tests of kept answers: a folder of their own, who draws from it, and the reference process as the system sees it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AnswerBook, type Answers, type AnswerProblem } from "../src/answers/answer-book.ts";
import { createOracle, type Oracle } from "../src/oracle/oracle.ts";

export interface Drawer {
  readonly book: AnswerBook;
  readonly oracle: Oracle;
  readonly problems: readonly AnswerProblem[];
  close(): Promise<void>;
}

const drawers: Drawer[] = [];
const folders: string[] = [];

/** Not made yet, in a parent that is. */
export function newFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), "kata-answers-"));
  folders.push(parent);
  return join(parent, "answers");
}

export function openDrawer(folder?: string, rung?: string): Drawer {
  const oracle = createOracle(rung);
  const problems: AnswerProblem[] = [];
  const onProblem = (problem: AnswerProblem) => problems.push(problem);
  const book = new AnswerBook(oracle, rung, { ...(folder === undefined ? {} : { folder }), onProblem });
  const close = async () => {
    await Promise.all([book.close(), oracle.close()]);
  };
  const drawer = { book, oracle, problems, close };
  drawers.push(drawer);
  return drawer;
}

/** Closes and removes what a test has opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(drawers.splice(0).map((drawer) => drawer.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const caseOf = ({ cases }: Answers, name: string) => cases.find(({ testCase }) => testCase.name === name)!;
/** The inputs of a hidden case that draws them: one per seed. */
export const drawnInputs = (answers: Answers) => JSON.stringify(caseOf(answers, "drawn").script);

/** Files of all pools, without the backends that were remembered. */
export function filesIn(folder: string): string[] {
  const names = (statSync(folder, { throwIfNoEntry: false }) && readdirSync(folder)) || [];
  return names
    .filter((pool) => pool !== "backends")
    .flatMap((pool) => readdirSync(join(folder, pool)).map((name) => join(folder, pool, name)));
}
export const isSeed = (file: string) => /\.\d+$/.test(file);
export const numUnused = (folder: string) => filesIn(folder).filter((file) => file.endsWith(".0")).length;

export async function until(what: string, condition: () => boolean, mostMs = 60_000): Promise<void> {
  const end = performance.now() + mostMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`until: ${what} within ${mostMs} ms`);
    await sleep(5);
  }
}

/** Reference processes that this process has started, by id. */
export function referenceProcesses(): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ")[1]);
        return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("oracle/process.ts");
      } catch {
        return false; // ended while the list was read
      }
    });
}
