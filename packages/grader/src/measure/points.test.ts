import { pointsOf, wordsFor } from "./points.ts";

test("the solution gets 24 points, the naive answer none, and what lies between is on a logarithmic scale", () => {
  expect(pointsOf(10, 10, 1000)).toBe(24);
  expect(pointsOf(1000, 10, 1000)).toBe(0);
  expect(pointsOf(100, 10, 1000)).toBe(12);
});

test("better than the solution gives up to 30, worse than naive never less than 0", () => {
  expect(pointsOf(1, 10, 100)).toBe(30);
  expect(pointsOf(5, 10, 1000)).toBe(27.6); // 24 * log(200) / log(100)
  expect(pointsOf(5000, 10, 1000)).toBe(0);
});

test("no cost at all is the best there is", () => {
  expect(pointsOf(0, 10, 1000)).toBe(30);
});

test("a ratio whose interval holds 1 is a tie, in both languages", () => {
  const says = wordsFor(1.004, { kind: "cpuTime", over: "T", interval: [0.99, 1.02] });
  expect(says).toEqual({ en: "The time of the solution.", zh: "用时与参考解持平。" });
});

test("a steeper growth than the solution's is told with both exponents", () => {
  const growth = { candidate: 2.04, solution: 0.98, naive: 2.1 };
  const says = wordsFor(1.83, { kind: "cpuTime", over: "T", interval: [1.8, 1.86], growth });
  expect(says.en).toBe("1.83x the solution's time; it grows as T^2.0, the solution's as T^1.0: look at the hints.");
  expect(says.zh).toBe("用时是参考解的 1.83 倍；随 T 的增长为 T^2.0，参考解为 T^1.0：看看提示。");
});
