import { readGolden } from "../testing/golden.ts";
import { schedule1F1B, type Schedule } from "./pipeline-schedule.ts";

type Case = Schedule & { name: string; P: number; M: number; f: number; b: number };

test.each(readGolden<Case>("pipeline_schedule"))(
  "$name: the oracle's timeline, makespan and peaks",
  ({ P, M, f, b, ops, makespan, peakActivations }) => {
    expect(schedule1F1B(P, M, f, b)).toEqual({ ops, makespan, peakActivations });
  },
);

const shapes = [1, 2, 3, 5, 8].flatMap((P) => [1, 2, 3, 7, 16].map((M) => [P, M] as const));

test.each(shapes)("%p ranks, %p micro-batches: the closed forms of makespan, bubble and peak", (P, M) => {
  for (const [f, b] of [
    [1, 2],
    [3, 1],
    [0.5, 0.5],
  ] as const) {
    const { ops, makespan, peakActivations } = schedule1F1B(P, M, f, b);
    expect(makespan).toBe((M + P - 1) * (f + b));
    expect(peakActivations).toEqual(Array.from({ length: P }, (_, rank) => Math.min(P - rank, M)));
    const busy = ops.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(1 - busy / (P * makespan)).toBeCloseTo((P - 1) / (M + P - 1), 12);
  }
});

test.each(shapes)(
  "%p ranks, %p micro-batches: nothing starts before what it needs is over, and no rank does two things",
  (P, M) => {
    const { ops } = schedule1F1B(P, M, 2, 3);
    expect(ops).toHaveLength(2 * P * M);
    const find = (rank: number, kind: "F" | "B", mb: number) =>
      ops.find((op) => op.rank === rank && op.op === kind && op.mb === mb)!;
    for (const { rank, op, mb, start } of ops) {
      if (op === "F" && rank > 0) expect(start).toBeGreaterThanOrEqual(find(rank - 1, "F", mb).end);
      if (op === "B") expect(start).toBeGreaterThanOrEqual(find(rank, "F", mb).end);
      if (op === "B" && rank < P - 1) expect(start).toBeGreaterThanOrEqual(find(rank + 1, "B", mb).end);
    }
    ops.forEach((op, i) => {
      const next = ops[i + 1];
      if (next?.rank === op.rank) expect(next.start).toBeGreaterThanOrEqual(op.end);
    });
  },
);

test.each([0, -1, 1.5, NaN, Infinity])("a count of %p is refused", (n) => {
  expect(() => schedule1F1B(n, 1, 1, 1)).toThrow(RangeError);
  expect(() => schedule1F1B(1, n, 1, 1)).toThrow(RangeError);
});

test.each([0, -1, NaN, Infinity])("a time of %p is refused", (time) => {
  expect(() => schedule1F1B(2, 2, time, 1)).toThrow(RangeError);
  expect(() => schedule1F1B(2, 2, 1, time)).toThrow(RangeError);
});
