import { growthGeometry } from "./growth-geometry.ts";

const BOX = { left: 10, top: 0, width: 100, height: 200 };
const size = (n: number, candidate: number, solution: number, naive: number) => ({
  size: n,
  candidate,
  solution,
  naive,
});

test("a power law is a straight line whose slope is its exponent", () => {
  const sizes = [1, 10, 100].map((n) => size(n, n, n, n ** 2));
  const { lines } = growthGeometry(sizes, BOX)!;
  // Two powers of ten to the right are 100 wide; four upwards, from 1 to 10,000, are 200 high.
  expect(lines.find(({ who }) => who === "naive")!.points).toEqual([
    { x: 10, y: 200 },
    { x: 60, y: 100 },
    { x: 110, y: 0 },
  ]);
  expect(lines.find(({ who }) => who === "solution")!.points.map(({ y }) => y)).toEqual([200, 150, 100]);
});

test("the learner's own line is drawn last, on top of the others", () => {
  const { lines } = growthGeometry([size(1, 1, 1, 1), size(2, 2, 2, 2)], BOX)!;
  expect(lines.map(({ who }) => who)).toEqual(["naive", "solution", "candidate"]);
});

test("there is a tick at every size, and upwards at powers of ten that hold all values", () => {
  const { xTicks, yTicks } = growthGeometry([size(128, 0.04, 0.05, 1), size(512, 0.2, 0.2, 15)], BOX)!;
  expect(xTicks.map(({ value, at }) => [value, at])).toEqual([
    [128, 10],
    [512, 110],
  ]);
  expect(yTicks.map(({ value }) => Number(value.toPrecision(6)))).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(yTicks[0]!.at).toBe(200);
  expect(yTicks.at(-1)!.at).toBeCloseTo(0);
});

test("a long way upwards has few ticks, and equal values have a scale all the same", () => {
  const long = growthGeometry([size(1, 1, 1, 1), size(2, 1, 1, 1e9)], BOX)!;
  expect(long.yTicks.map(({ value }) => value)).toEqual([1, 100, 1e4, 1e6, 1e8]);
  const flat = growthGeometry([size(1, 1, 1, 1), size(2, 1, 1, 1)], BOX)!;
  expect(flat.yTicks.map(({ value }) => value)).toEqual([1, 10]);
});

test("one size shows no growth, and nothing has no logarithm", () => {
  expect(growthGeometry([size(1, 1, 1, 1)], BOX)).toBeUndefined();
  expect(growthGeometry([size(1, 0, 1, 1), size(2, 1, 1, 1)], BOX)).toBeUndefined();
});
