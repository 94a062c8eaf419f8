import { rankAmong, type Interval } from "./percentile.ts";

const point = (ratio: number): Interval => ({ low: ratio, high: ratio });
const points = (...ratios: readonly number[]) => ratios.map(point);
const upTo = (n: number) => points(...Array.from({ length: n }, (_, i) => i + 1));

test("all ties are in the middle", () => {
  const others = Array.from({ length: 9 }, () => point(1));
  expect(rankAmong(point(1), others)).toEqual({ status: "ranked", percent: 50, others: 9, ties: 9 });
});

test("the best of all is better than 100 %, the worst than none", () => {
  expect(rankAmong(point(0.5), upTo(12))).toEqual({ status: "ranked", percent: 100, others: 12, ties: 0 });
  expect(rankAmong(point(13), upTo(12))).toEqual({ status: "ranked", percent: 0, others: 12, ties: 0 });
});

test("fewer than ten answers, one's own counted, have no percentile", () => {
  expect(rankAmong(point(1), [])).toEqual({ status: "too-few", needed: 10, missing: 9 });
  expect(rankAmong(point(1), upTo(8))).toEqual({ status: "too-few", needed: 10, missing: 1 });
  expect(rankAmong(point(1), upTo(9)).status).toBe("ranked");
});

test("a tie counts half", () => {
  // Seven are worse, one is equal, two are better.
  expect(rankAmong(point(3), upTo(10))).toEqual({ status: "ranked", percent: 75, others: 10, ties: 1 });
});

test("intervals that overlap, touch or lie within each other are ties", () => {
  const own = { low: 0.9, high: 1.1 };
  const ties = [
    { low: 1.0, high: 1.4 },
    { low: 1.1, high: 1.2 },
    { low: 0.5, high: 0.9 },
    { low: 0.95, high: 0.96 },
    { low: 0.1, high: 5 },
  ];
  const apart = points(1.1000001, 0.8999999, 7, 7, 7);
  expect(rankAmong(own, [...ties, ...apart])).toEqual({ status: "ranked", percent: 65, others: 10, ties: 5 });
});

test("100 % is better than every other one: a single tie among hundreds is not rounded away", () => {
  expect(rankAmong(point(1), upTo(999))).toMatchObject({ percent: 99, ties: 1 });
});

test("the percentage is the share of wins, ties half, when each is compared with each", () => {
  const wins = (own: Interval, others: readonly Interval[]) =>
    others.reduce((sum, other) => sum + (own.high < other.low ? 1 : other.high < own.low ? 0 : 0.5), 0);
  const all = upTo(12).map(({ low }, i) => ({ low, high: low + (i % 4) }));
  for (const [i, own] of all.entries()) {
    const others = all.toSpliced(i, 1);
    expect(rankAmong(own, others)).toMatchObject({ percent: Math.floor((100 * wins(own, others)) / 11) });
  }
});
