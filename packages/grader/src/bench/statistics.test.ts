import { percentile, percentiles } from "./statistics.ts";

test("a percentile is the smallest value that so many of a hundred values do not exceed", () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentiles(values)).toEqual({ p50: 50, p95: 95, p99: 99, most: 100, count: 100 });
});

test("of one value every percentile is that value, of two the median is the lower", () => {
  expect([1, 50, 99].map((percent) => percentile([7], percent))).toEqual([7, 7, 7]);
  expect(percentile([9, 3], 50)).toBe(3);
});

test("of no values there is no percentile", () => {
  expect(() => percentiles([])).toThrow("percentiles: at least one value; got none");
});
