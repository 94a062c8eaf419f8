/**
 * @file The 1F1B schedule of a pipeline: order, clock times, and how many micro-batches each rank holds.
 *
 * P = ranks, M = micro-batches, f and b = time of a forward and of a backward. Times are multiples of a quarter, so that every
 * sum is exact whatever its order. The schedule is unique, and so are its bubbles: what is measured is the time of computing it.
 */
import { defineKata, type Script, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";

type Pick = "ops" | "makespan" | "peakActivations";

const schedule = (P: number, M: number, f: number, b: number, ...pick: readonly Pick[]): Step => ({
  call: "schedule1F1B",
  args: [P, M, f, b],
  ...(pick.length === 0 ? {} : { pick }),
});

const play = (...steps: readonly Step[]): Script => ({ steps });

const refused = (...args: readonly [number, number, number, number]): Step => ({
  ...schedule(...args),
  throws: "RangeError",
});

/** A multiple of a quarter from `low` up to, but not including, `high`. */
const quarters = (rng: Rng, low: number, high: number): number => rng.int(4 * low, 4 * high) / 4;

/** Two different times, the shorter one first. */
function times(rng: Rng): readonly [number, number] {
  const short = quarters(rng, 1, 5);
  return [short, short + quarters(rng, 1, 5)];
}

/** Not twice the shorter one: a backward of two forwards is an assumption, no rule. */
function oddTimes(rng: Rng): readonly [number, number] {
  const [short, long] = times(rng);
  return [short, long === 2 * short ? long + 0.25 : long];
}

/** Eight ranks. */
const timed = (M: number) => (rng: Rng) => play(schedule(8, M, ...oddTimes(rng)));

export const kata = defineKata({
  slug: "one-f-one-b-schedule",
  style: "sim",
  exports: { schedule1F1B: { kind: "function", params: ["P", "M", "f", "b"] } },
  reference: { module: "pipeline-schedule" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  pipelineOps: "ops",
  measures: [{ kind: "cpuTime", over: "M", sizes: [8, 16, 32].map((M) => ({ size: M, script: timed(M) })) }],
  cases: [
    {
      name: "two ranks, three micro-batches",
      group: "schedule",
      example: true,
      script: () => play(schedule(2, 3, 1, 2)),
    },
    {
      name: "three ranks, one micro-batch, then five",
      group: "memory",
      example: true,
      script: () =>
        play(schedule(3, 1, 1, 2, "makespan", "peakActivations"), schedule(3, 5, 1, 2, "makespan", "peakActivations")),
    },
    {
      name: "backward longer than forward",
      group: "schedule",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        return play(schedule(4, rng.int(7, 11), f, b));
      },
    },
    {
      name: "forward longer than backward",
      group: "schedule",
      script: (rng) => {
        const [b, f] = times(rng);
        return play(schedule(4, rng.int(7, 11), f, b));
      },
    },
    {
      name: "equal times",
      group: "schedule",
      script: (rng) => {
        const time = quarters(rng, 1, 6);
        return play(schedule(5, rng.int(8, 12), time, time));
      },
    },
    {
      name: "two ranks",
      group: "schedule",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        return play(schedule(2, rng.int(3, 8), f, b), schedule(2, rng.int(3, 8), b, f));
      },
    },
    {
      name: "many ranks, many micro-batches",
      group: "schedule",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        return play(schedule(rng.int(9, 12), rng.int(30, 40), f, b));
      },
    },
    {
      name: "the last backward reaches rank 0",
      group: "makespan",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        return play(
          schedule(rng.int(5, 9), rng.int(9, 20), f, b, "makespan"),
          schedule(rng.int(5, 9), rng.int(9, 20), b, f, "makespan"),
        );
      },
    },
    {
      name: "makespan with fewer micro-batches than ranks",
      group: "makespan",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        const P = rng.int(6, 12);
        return play(schedule(P, rng.int(2, P - 1), f, b, "makespan"), schedule(P, 1, b, f, "makespan"));
      },
    },
    {
      name: "the peak falls from rank to rank",
      group: "memory",
      script: (rng) => {
        const P = rng.int(5, 9);
        return play(schedule(P, P + rng.int(3, 20), ...times(rng), "peakActivations"));
      },
    },
    {
      name: "the peak is at most the number of micro-batches",
      group: "memory",
      script: (rng) => {
        const P = rng.int(6, 12);
        return play(
          schedule(P, rng.int(2, P - 1), ...times(rng), "peakActivations"),
          schedule(P, P, ...times(rng), "peakActivations"),
        );
      },
    },
    {
      name: "fewer micro-batches than ranks",
      group: "edges",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        return play(schedule(6, rng.int(2, 5), f, b), schedule(rng.int(4, 7), 3, b, f));
      },
    },
    {
      name: "as many micro-batches as ranks, and one less",
      group: "edges",
      script: (rng) => {
        const [f, b] = oddTimes(rng);
        const P = rng.int(3, 7);
        return play(schedule(P, P, f, b), schedule(P, P - 1, f, b));
      },
    },
    {
      name: "one micro-batch",
      group: "edges",
      script: (rng) => play(schedule(rng.int(3, 7), 1, ...times(rng))),
    },
    {
      name: "one rank",
      group: "edges",
      script: (rng) => play(schedule(1, rng.int(3, 7), ...times(rng)), schedule(1, 1, ...times(rng))),
    },
    {
      name: "counts that are no positive integers",
      group: "errors",
      script: (rng) => {
        const fine = rng.int(2, 6);
        return play(
          ...[0, -rng.int(1, 9), rng.int(1, 9) + 0.5, NaN, Infinity].flatMap((wrong) => [
            refused(wrong, fine, 1, 2),
            refused(fine, wrong, 1, 2),
          ]),
        );
      },
    },
    {
      name: "times that are no positive numbers",
      group: "errors",
      script: (rng) => {
        const fine = rng.int(2, 6);
        return play(
          ...[0, -rng.int(1, 9), NaN, Infinity].flatMap((wrong) => [
            refused(fine, fine, wrong, 2),
            refused(fine, fine, 1, wrong),
          ]),
        );
      },
    },
  ],
});
