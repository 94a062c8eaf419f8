/**
 * @file What breaks on our side: tried again once on fresh processes, told as a grading that starts over, never the candidate's fault.
 *
 * The failures are real: processes are stopped and killed at the moment that counts.
 */
import { randomUUID } from "node:crypto";
import type { Kata } from "../src/contract.ts";
import { createGrader, type Grader, type LoadedKata } from "../src/grade.ts";
import type { GradeEvent, Verdict } from "../src/verdict.ts";
import { isLinux, killIfAlive, leftAfter, memoryGroups, pidsOf, type Role } from "../src/testing/processes.ts";
import { HONEST_MERGE, load, merge, summary, ts } from "./small-katas.ts";

if (!isLinux) console.warn(`Killing processes is skipped: it needs Linux's /proc; this is ${process.platform}.`);

const WRONG = "export function mergeStats(a) { return a; }";
const slow: Kata = { ...merge, limits: { callMs: 5000 } };
const measured: Kata = {
  ...slow,
  measures: [
    { kind: "cpuTime", over: "n", sizes: [1, 2, 3].map((size) => ({ size, script: merge.cases[0]!.script })) },
  ],
};
/** Right, and every call takes a while: there is time to kill the child in the midst of it. */
const SLOW_MERGE = HONEST_MERGE.replace("const m", "for (let i = 0; i < 2e8; i++); const m");

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader();
});
afterAll(async () => {
  await grader.close();
  expect(await leftAfter(2000, () => memoryGroups())).toEqual([]);
});

/** A kata of which nothing is kept: its expected outcomes are asked for anew. */
const unseen = (kata: Kata, more: Partial<LoadedKata> = {}) => load(kata, { contentHash: randomUUID(), ...more });

/** The process runs, and cannot answer until it is killed. */
async function hold(role: Role): Promise<void> {
  await grader.grade(unseen(merge), ts(HONEST_MERGE));
  const pids = pidsOf(role);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, "SIGSTOP");
}

interface Killing {
  readonly role: Role;
  /** Kills go on from the first of these events to the last, counted over the whole grading. */
  readonly from: (event: GradeEvent, events: readonly GradeEvent[]) => boolean;
  readonly until: (event: GradeEvent, events: readonly GradeEvent[]) => boolean;
}

async function gradeKilling(
  kata: Kata,
  source: string,
  { role, from, until }: Killing,
  more: Partial<LoadedKata> = {},
) {
  const events: GradeEvent[] = [];
  let killed = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = () => clearInterval(timer);
  const verdict = await grader.grade(unseen(kata, more), ts(source), {
    onEvent(event) {
      events.push(event);
      if (until(event, events)) stop();
      else if (from(event, events))
        timer ??= setInterval(() => (killed += pidsOf(role).filter(killIfAlive).length), 20);
    },
  });
  stop();
  return { verdict, events, killed };
}

const starts = (events: readonly GradeEvent[]) => events.filter(({ type }) => type === "started").length;

/** What whoever follows sees from the last `started` on is one whole grading. */
function expectCoherent(events: readonly GradeEvent[], verdict: Verdict): void {
  const last = events.slice(events.findLastIndex(({ type }) => type === "started"));
  const told = last.flatMap((event) => (event.type === "case" ? [event.report] : []));
  expect(told).toEqual(verdict.cases);
  expect(new Set(told.map(({ name }) => name)).size).toBe(told.length);
  expect(last.at(-1)).toEqual({ type: "verdict", verdict });
  expect(events.filter(({ type }) => type === "verdict")).toHaveLength(1);
}

(isLinux ? describe : describe.skip)("a failure of ours", () => {
  test.each([
    ["an honest program is accepted", HONEST_MERGE, "accepted"],
    ["a wrong one stays wrong", WRONG, "wrong-answer"],
  ])("a reference process that is killed over and over: %s, and the cause is kept", async (_what, source, code) => {
    await hold("reference process");
    const { verdict, events, killed } = await gradeKilling(merge, source, {
      role: "reference process",
      from: ({ type }) => type === "compiled",
      until: (_event, all) => starts(all) === 2,
    });
    // The question is asked once more within a try.
    expect(killed).toBeGreaterThan(1);
    expect(verdict.verdict).toBe(code);
    expect(verdict.cause).toMatch(/^ReferenceFailure: reference process, merge: .*SIGKILL/);
    expect(starts(events)).toBe(2);
    expectCoherent(events, verdict);
  });

  test("a run child that is killed over and over in a case: the whole is played again, no case is told twice", async () => {
    const { verdict, events, killed } = await gradeKilling(slow, SLOW_MERGE, {
      role: "run child",
      from: ({ type }) => type === "case",
      until: (_event, all) => starts(all) === 2,
    });
    expect(killed).toBeGreaterThan(1);
    expect({ ...summary(verdict), cause: undefined }).toEqual({
      verdict: "accepted",
      score: 100,
      statuses: merge.cases.map(() => "passed"),
      cause: undefined,
    });
    expect(verdict.cause).toMatch(/run child|no child is ready/);
    expect(events.filter(({ type }) => type === "case").length).toBeGreaterThan(merge.cases.length);
    expectCoherent(events, verdict);
  });

  test("a compile child that is killed over and over: the program is not called uncompilable", async () => {
    await hold("compile child");
    const { verdict, events, killed } = await gradeKilling(merge, HONEST_MERGE, {
      role: "compile child",
      from: ({ type }) => type === "started",
      until: (_event, all) => starts(all) === 2,
    });
    expect(killed).toBeGreaterThan(1);
    expect(verdict.verdict).toBe("accepted");
    expect(verdict.cause).toContain("compile child");
    expectCoherent(events, verdict);
  });

  test("while an accepted answer is measured: the verdict stands, and says that measuring broke", async () => {
    const { verdict, events } = await gradeKilling(
      measured,
      SLOW_MERGE,
      { role: "run child", from: ({ type }) => type === "verdict", until: ({ type }) => type === "measured" },
      { solution: HONEST_MERGE, naive: HONEST_MERGE },
    );
    expect(verdict).toMatchObject({ verdict: "accepted", score: 70, measuringBroke: true });
    expect(verdict.efficiency).toBeUndefined();
    expect(verdict.cause?.split("\n\n")).toHaveLength(2);
    expect(events.at(-1)).toEqual({ type: "measured", verdict });
  });

  test("that comes again is an internal error: ours in both languages, with what to do next, and both causes", async () => {
    await hold("reference process");
    const { verdict, events } = await gradeKilling(merge, HONEST_MERGE, {
      role: "reference process",
      from: ({ type }) => type === "started",
      until: ({ type }) => type === "verdict",
    });
    expect(verdict).toMatchObject({
      verdict: "internal-error",
      score: 0,
      message: {
        en: "The grader failed; this is our fault and does not count.",
        zh: "判题系统出错，这是我们的问题，不计入成绩。",
      },
      next: { en: expect.stringContaining("Submit again"), zh: expect.stringContaining("重新提交") },
    });
    expect(verdict.cause?.match(/^ReferenceFailure/gm)).toHaveLength(2);
    expect(starts(events)).toBe(2);
    expectCoherent(events, verdict);
    expect((await grader.grade(load(merge), ts(HONEST_MERGE))).cause).toBeUndefined();
  });
});
