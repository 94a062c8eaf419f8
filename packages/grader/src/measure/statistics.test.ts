import { createRng } from "../rng.ts";
import { growthExponent, median, ratioInterval } from "./statistics.ts";

test("the median of an odd number of values is the middle one, of an even number the mean of the two", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("values that never vary leave no interval", () => {
  expect(ratioInterval([6, 6, 6], [2, 2, 2], createRng(1))).toEqual([3, 3]);
});

test("the interval holds the ratio of the true medians in about 95 of 100 experiments", () => {
  const rng = createRng(7);
  // Medians of 3 and 2, spread by a tenth.
  const draw = (centre: number) => Array.from(rng.normal(41, 0.1 * centre), (noise) => centre + noise);
  let held = 0;
  for (let i = 0; i < 200; i++) {
    const [low, high] = ratioInterval(draw(3), draw(2), rng);
    if (low <= 1.5 && 1.5 <= high) held++;
  }
  expect(held).toBeGreaterThanOrEqual(180);
  expect(held).toBeLessThanOrEqual(200);
});

test("more samples make the interval narrower", () => {
  const rng = createRng(3);
  const width = (n: number) => {
    const draw = () => Array.from(rng.normal(n), (noise) => 10 + noise);
    const [low, high] = ratioInterval(draw(), draw(), rng);
    return high - low;
  };
  expect(width(400)).toBeLessThan(width(16) / 2);
});

test("the exponent of c * size^k is k, whatever c is", () => {
  const points = [64, 128, 256].map((size) => ({ size, value: 7e-3 * size ** 1.5 }));
  expect(growthExponent(points)).toBeCloseTo(1.5, 12);
});
