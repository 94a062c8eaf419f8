import type { Efficiency } from "@kata/grader/verdict";
import { bestMeasure } from "./best-measure.ts";

const measured = (changes: Partial<Efficiency>): Efficiency => ({
  kind: "cpuTime",
  over: "T",
  sizes: [],
  ratio: 1.5,
  points: 20,
  says: { en: "", zh: "" },
  ...changes,
});
const bubbles = { en: "bubbles", zh: "气泡" };
const value = measured({ kind: "value", name: bubbles, ratio: 3, points: 4 });
const ranked = { status: "ranked", percent: 63, others: 41, ties: 2 } as const;
const tooFew = { status: "too-few", needed: 10, missing: 3 } as const;
const standing = {
  status: "compared",
  measures: [
    { kind: "cpuTime", rank: ranked },
    { kind: "value", name: bubbles, rank: tooFew },
  ],
} as const;

test("of several measures the one that the score depends on is shown, with its own rank", () => {
  expect(bestMeasure([measured({}), value], standing)).toEqual({
    kind: "value",
    name: bubbles,
    ratio: 3,
    rank: tooFew,
  });
  expect(bestMeasure([measured({ points: 1 }), value], standing)).toEqual({
    kind: "cpuTime",
    ratio: 1.5,
    rank: ranked,
  });
});

test("without comparison the reason takes the rank's place", () => {
  const low = { status: "not-isolated", isolation: 2, needed: 3 } as const;
  expect(bestMeasure([measured({})], low)?.rank).toEqual(low);
  expect(bestMeasure([measured({})], undefined)?.rank).toBeUndefined();
});

test("what was refused, or has no finite ratio, has none to show", () => {
  const { ratio: _ratio, ...refused } = measured({ points: 0, refused: true });
  expect(bestMeasure([refused], undefined)).toBeUndefined();
  expect(bestMeasure([{ ...measured({}), ratio: null as unknown as number }], undefined)).toBeUndefined();
  expect(bestMeasure([], undefined)).toBeUndefined();
});
