/** @file The life of a grading: events as they happen, score, abort, several at once, a child that is killed from outside. */
import { readdirSync, readFileSync } from "node:fs";
import type { Kata, Mutant } from "../src/contract.ts";
import { createGrader, type Grader } from "../src/grade.ts";
import type { GradeEvent } from "../src/verdict.ts";
import { grade, HONEST_MERGE, HONEST_RING, load, merge, mergeCase, ring, summary, ts } from "./small-katas.ts";

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader();
});
afterAll(() => grader.close());

const ENDLESS = "export function mergeStats() { for (;;); }";
/** Right but where m is 9: the last case of `lateKata`. */
const slowLate = HONEST_MERGE.replace("const m", "if (a.m === 9) for (;;); const m");
const lateKata: Kata = {
  ...merge,
  cases: [
    mergeCase("first", "values", [
      { m: 1, l: 1 },
      { m: 2, l: 2 },
    ]),
    mergeCase("second", "values", [
      { m: 3, l: 1 },
      { m: 2, l: 2 },
    ]),
    mergeCase("late", "edges", [
      { m: 9, l: 1 },
      { m: 2, l: 2 },
    ]),
    mergeCase("after", "edges", [
      { m: 1, l: 1 },
      { m: 1, l: 1 },
    ]),
  ],
};

const names = (events: readonly GradeEvent[]) =>
  events.map((event) => {
    if (event.type === "case") return `${event.report.name} ${event.report.status}`;
    return event.type === "group"
      ? `${event.name} ${event.passed}/${event.total}${event.done ? " done" : ""}`
      : event.type;
  });

test("events come in order: groups first, each case with its group, the verdict last", async () => {
  const { verdict, events } = await grade(grader, load(merge), HONEST_MERGE);
  expect(names(events)).toEqual([
    "started",
    "compiled",
    "equal maxima passed",
    "values 1/3",
    "unequal maxima passed",
    "values 2/3",
    "drawn passed",
    "values 3/3 done",
    "identities passed",
    "edges 1/1 done",
    "verdict",
  ]);
  expect(events[0]).toEqual({
    type: "started",
    groups: [
      { name: "values", cases: 3 },
      { name: "edges", cases: 1 },
    ],
  });
  expect(events.at(-1)).toEqual({ type: "verdict", verdict });
});

test("events are live: the first group is told while a later case still runs, and cases after it are not run", async () => {
  const events: GradeEvent[] = [];
  const at = new Map<string, number>();
  const verdict = await grader.grade(load(lateKata), ts(slowLate), {
    onEvent(event) {
      events.push(event);
      if (event.type === "group" && event.done) at.set(event.name, performance.now());
    },
  });
  expect(names(events)).toEqual([
    "started",
    "compiled",
    "first passed",
    "values 1/2",
    "second passed",
    "values 2/2 done",
    "late failed",
    "edges 0/2",
    "after not-run",
    "edges 0/2 done",
    "verdict",
  ]);
  // The late case had its whole limit of processor time in between.
  expect(at.get("edges")! - at.get("values")!).toBeGreaterThanOrEqual(450);
  expect(summary(verdict)).toEqual({
    verdict: "time-limit",
    score: 50,
    statuses: ["passed", "passed", "failed", "not-run"],
  });
});

test("the score is the weighted share of the groups in which every case passed", async () => {
  const oneWrong = HONEST_MERGE.replace("const m", "if (a.m === 3) return { m: 0, l: 0 }; const m");
  expect(summary((await grade(grader, load(lateKata), oneWrong)).verdict)).toEqual({
    verdict: "wrong-answer",
    score: 50,
    statuses: ["passed", "failed", "passed", "passed"],
  });
  const weighted = { ...lateKata, weights: { values: 1, edges: 3 } };
  expect((await grade(grader, load(weighted), oneWrong)).verdict.score).toBe(75);
});

test("with examples only, only they are played and nothing is scored", async () => {
  const verdict = await grader.grade(load(merge), ts(HONEST_MERGE), { examplesOnly: true });
  expect(summary(verdict)).toEqual({ verdict: "accepted", score: 0, statuses: ["passed"] });
  expect(verdict).toMatchObject({
    examplesOnly: true,
    message: { en: "Every example gives the expected result." },
    next: { en: "Submit to run the hidden cases." },
  });
});

test("what a program does not declare is said beside the failure", async () => {
  const { verdict } = await grade(grader, load(merge), "export function mergeStats() { return {}; }");
  expect(verdict.next.en).toBe("`mergeStats` declares 0 parameters; the task passes 2: (a, b).");
});

test("a case's answer does not depend on the cases before it, but the module's state is one program's own", async () => {
  const stateful =
    HONEST_MERGE.replace("const m", "calls++; const m").replace("export", "let calls = 0;\nexport") +
    "\nif (calls !== 0) throw new Error('state of another submission');";
  for (let i = 0; i < 2; i++) expect((await grade(grader, load(merge), stateful)).verdict.verdict).toBe("accepted");
});

describe("a wrong answer that is a known mistake", () => {
  const says = (text: string) => ({ en: text, zh: `错误：${text}` });
  const mutants: readonly Mutant[] = [
    {
      name: "no-rescale",
      says: says("The sums are added without rescaling."),
      edits: [["b.l * Math.exp(b.m - m)", "b.l"]],
      killedBy: "second",
    },
    {
      name: "smaller-maximum",
      says: says("The smaller maximum is kept."),
      edits: [["Math.max", "Math.min"]],
      killedBy: "first",
    },
  ];
  const loaded = load(lateKata, { mutants, solution: HONEST_MERGE });

  test("is told in the mentor's sentence, however the program is written", async () => {
    const { verdict } = await grade(
      grader,
      loaded,
      "export const mergeStats = (a, b) => { let m = a.m; if (b.m < m) m = b.m; return { l: a.l * Math.E ** (a.m - m) + b.l * Math.E ** (b.m - m), m }; };",
    );
    expect(verdict).toMatchObject({ verdict: "wrong-answer", diagnosis: says("The smaller maximum is kept.") });
  });

  test("is not confused with another mistake, nor with none", async () => {
    const other = HONEST_MERGE.replace("b.l * Math.exp(b.m - m)", "b.l");
    expect((await grade(grader, loaded, other)).verdict.diagnosis).toEqual(
      says("The sums are added without rescaling."),
    );
    expect(
      (await grade(grader, loaded, "export function mergeStats(a, b) { return { m: 0, l: 0 }; }")).verdict,
    ).not.toHaveProperty("diagnosis");
    expect((await grade(grader, loaded, HONEST_MERGE)).verdict).not.toHaveProperty("diagnosis");
  });
});

describe("an abort", () => {
  const reason = new Error("the reader has left");

  test("in the middle of a case rejects with its reason, and the next grading works", async () => {
    const controller = new AbortController();
    const events: GradeEvent[] = [];
    const grading = grader.grade(load(lateKata), ts(slowLate), {
      signal: controller.signal,
      onEvent(event) {
        events.push(event);
        if (event.type === "case") setTimeout(() => controller.abort(reason), 10);
      },
    });
    await expect(grading).rejects.toBe(reason);
    expect(names(events)).not.toContain("verdict");
    expect((await grade(grader, load(merge), HONEST_MERGE)).verdict.verdict).toBe("accepted");
  });

  test("before the start rejects as well", async () => {
    await expect(grader.grade(load(merge), ts(HONEST_MERGE), { signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    expect((await grade(grader, load(merge), HONEST_MERGE)).verdict.verdict).toBe("accepted");
  });
});

describe("several gradings at once", () => {
  /** What became of two programs, and when. */
  async function together(own: Grader, sources: Readonly<Record<string, string>>): Promise<string[]> {
    const order: string[] = [];
    const run = ([name, source]: [string, string]) =>
      own.grade(load(merge), ts(source), {
        onEvent(event) {
          if (event.type === "compiled") order.push(`${name} begins`);
          if (event.type === "verdict") order.push(`${name} ends: ${event.verdict.verdict}`);
        },
      });
    await Promise.all(Object.entries(sources).map(run));
    return order;
  }

  test("with a concurrency of 2, an endless program does not hold up another", async () => {
    const own = await createGrader({ concurrency: 2 });
    try {
      const order = await together(own, { endless: ENDLESS, honest: HONEST_MERGE });
      expect(order.filter((line) => line.includes("ends"))).toEqual([
        "honest ends: accepted",
        "endless ends: time-limit",
      ]);
    } finally {
      await own.close();
    }
  });

  test("with a concurrency of 1, one begins when the other has ended", async () => {
    const order = await together(grader, { first: HONEST_MERGE, second: HONEST_MERGE });
    expect(order).toEqual(["first begins", "first ends: accepted", "second begins", "second ends: accepted"]);
  });

  test("twenty at once are each graded for themselves", async () => {
    const sources = Array.from({ length: 20 }, (_, i) =>
      i % 2 === 0 ? HONEST_MERGE : "export function mergeStats(a) { return a; }",
    );
    const verdicts = await Promise.all(sources.map((source) => grade(grader, load(merge), source)));
    expect(verdicts.map(({ verdict }) => verdict.verdict)).toEqual(
      sources.map((_, i) => (i % 2 === 0 ? "accepted" : "wrong-answer")),
    );
  });
});

const isLinux = process.platform === "linux";
// The children are found in /proc.
if (!isLinux) console.warn(`Killing run children is skipped: it needs Linux's /proc; this is ${process.platform}.`);
(isLinux ? describe : describe.skip)("a run child that is killed from outside", () => {
  test("between two cases does not make an honest program fail, and the next grading works", async () => {
    let killed = 0;
    const { verdict } = await gradeKilling(merge, HONEST_MERGE, () => killed++ === 0);
    expect(killed).toBeGreaterThan(0);
    expect(summary(verdict)).toEqual({ verdict: "accepted", score: 100, statuses: merge.cases.map(() => "passed") });
    expect((await grade(grader, load(ring), HONEST_RING)).verdict.verdict).toBe("accepted");
  });

  test("does not make a wrong program right", async () => {
    let killed = 0;
    const { verdict } = await gradeKilling(
      lateKata,
      "export function mergeStats(a) { return a; }",
      () => killed++ === 0,
    );
    expect({ verdict: verdict.verdict, cause: verdict.cause }).toEqual({ verdict: "wrong-answer", cause: undefined });
  });

  async function gradeKilling(kata: Kata, source: string, when: () => boolean) {
    const verdict = await grader.grade(load(kata), ts(source), {
      onEvent(event) {
        if (event.type === "case" && when()) runChildren().forEach(killIfAlive);
      },
    });
    return { verdict };
  }
});

/** The end of a jail may already have been the end of the child in it. */
function killIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Processes under this one that run the sandbox's child, jailed or not. */
function runChildren(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]!.split(" ")[1]));
    } catch {
      // Ended while the list was read.
    }
  }
  const isMine = (pid: number): boolean => pid === process.pid || (parents.has(pid) && isMine(parents.get(pid)!));
  const commandOf = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return "";
    }
  };
  return [...parents.keys()].filter(
    (pid) =>
      pid !== process.pid &&
      isMine(pid) &&
      /child\.(ts|mjs|gen\.js)\0/.test(commandOf(pid)) &&
      commandOf(pid).includes("--no-node-snapshot"),
  );
}
