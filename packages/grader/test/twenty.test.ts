/**
 * @file Twenty submissions at once: first come, first served; children bounded by the concurrency; memory bounded; and no
 * time limit for having waited, though the queue is many times longer than the limit of one call.
 */
import { createGrader, type Grader } from "../src/grade.ts";
import type { Kata } from "../src/contract.ts";
import { heldMemory } from "../src/testing/held-memory.ts";
import { isLinux, pidsOf } from "../src/testing/processes.ts";
import { HONEST_MERGE, load, merge, mergeCase, ts } from "./small-katas.ts";

const NUM = 20;
const CONCURRENCY = 2;
/** A jail counts three times: its two wrappers have the child's command line. */
const PROCESSES_A_CHILD = 3;
/** One spare for each that runs, and those that are just ending. */
const MOST_CHILDREN = 3 * CONCURRENCY;
const MOST_GROWN_BYTES = 32 * 2 ** 20;
const MOST_GROWN_RESIDENT = 128 * 2 ** 20;
const TEST_MS = 5 * 60_000;

const kata: Kata = {
  ...merge,
  limits: { callMs: 1000 },
  cases: [
    mergeCase("one", "values", [
      { m: 1, l: 1 },
      { m: 2, l: 2 },
    ]),
  ],
};
/** Right, and its one call takes half of what it may: about 0.5 s of processor time, measured on the machine at hand. */
const slow = (turns: number) =>
  ts(HONEST_MERGE.replace("const m", `let n = 0; for (let i = 0; i < ${turns}; i++) n = (n + i) % 7919; const m`));

let grader: Grader;
beforeAll(async () => {
  grader = await createGrader({ concurrency: CONCURRENCY });
  await grader.grade(load(kata), slow(1));
});
afterAll(() => grader.close());

/** Turns of the loop in half a second of processor time. */
function halfASecond(): number {
  const turns = 5e7;
  let n = 0;
  const before = process.cpuUsage();
  for (let i = 0; i < turns; i++) n = (n + i) % 7919;
  const { user, system } = process.cpuUsage(before);
  if (n < 0) throw new Error("a remainder is positive");
  return Math.round((turns * 500_000) / (user + system));
}

test(
  "twenty slow but legal submissions at once are accepted in the order in which they came",
  async () => {
    const program = slow(halfASecond());
    const before = heldMemory();
    const begun: number[] = [];
    let most = { children: 0, resident: 0 };
    const look = setInterval(() => {
      most = {
        children: Math.max(most.children, pidsOf("run child").length),
        resident: Math.max(most.resident, process.memoryUsage.rss()),
      };
    }, 50);
    const start = performance.now();
    const verdicts = await Promise.all(
      Array.from({ length: NUM }, (_, i) =>
        grader.grade(load(kata), program, { onEvent: ({ type }) => void (type === "compiled" && begun.push(i)) }),
      ),
    );
    clearInterval(look);
    const tookMs = performance.now() - start;
    const after = heldMemory();
    const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
    process.stderr.write(
      `twenty at once: ${Math.round(tookMs)} ms; at most ${most.children} processes of run children; parent resident ` +
        `${mb(before.rssBytes)} MB before, ${mb(most.resident)} MB at most; held ${mb(before.heldBytes)} MB before, ${mb(after.heldBytes)} MB after\n`,
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(NUM).fill("accepted"));
    // Two run at a time, and the one that came second may be ready first: nobody overtakes by more than that.
    expect(begun.map((i, place) => Math.abs(i - place)).filter((distance) => distance >= CONCURRENCY)).toEqual([]);
    // The queue was longer than one call may take: whoever was charged for waiting would have failed.
    expect(tookMs).toBeGreaterThan(2 * kata.limits!.callMs!);
    if (isLinux) expect(most.children).toBeGreaterThan(0);
    expect(most.children).toBeLessThanOrEqual(MOST_CHILDREN * PROCESSES_A_CHILD);
    expect(after.heldBytes - before.heldBytes).toBeLessThan(MOST_GROWN_BYTES);
    expect(most.resident - before.rssBytes).toBeLessThan(MOST_GROWN_RESIDENT);
  },
  TEST_MS,
);
