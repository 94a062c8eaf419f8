import { growthExponent, median } from "./statistics.ts";

test("the median of an odd number of values is the middle one, of an even number the mean of the two", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("the exponent of c * size^k is k, whatever c is", () => {
  const points = [64, 128, 256].map((size) => ({ size, value: 7e-3 * size ** 1.5 }));
  expect(growthExponent(points)).toBeCloseTo(1.5, 12);
});
