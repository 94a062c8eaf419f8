import { barAxis, barsOf, figureOf, logAxis, powerOf, scorePartsOf, threeDigits } from "./efficiency-figures.ts";
import type { Efficiency, Verdict } from "./verdict.ts";

const measured = (points: number): Efficiency => ({
  kind: "cpuTime",
  over: "T",
  sizes: [],
  points,
  says: { en: "", zh: "" },
});

test("figures have three digits and the unit that suits them", () => {
  expect([0.00042, 0.0123, 1.8349, 1240, 0].map((ms) => figureOf("cpuTime", ms))).toEqual([
    "420 ns",
    "12.3 µs",
    "1.83 ms",
    "1.24 s",
    "0 s",
  ]);
  expect([0, 512, 1000, 8_388_608, 2.5e9].map((bytes) => figureOf("allocatedBytes", bytes))).toEqual([
    "0 B",
    "512 B",
    "1 kB",
    "8.39 MB",
    "2.5 GB",
  ]);
  expect(figureOf("virtualTime", 0.25)).toBe("250 ms");
  expect(figureOf("value", 0.333333)).toBe("0.333");
  expect([1234.6, 12, 0.00123456].map(threeDigits)).toEqual(["1235", "12", "0.00123"]);
});

test("with several measures the fewest points count", () => {
  const verdict = { efficiency: [measured(23.4), measured(12)] } as Partial<Verdict> as Verdict;
  expect(scorePartsOf(verdict)).toEqual({ correctness: 70, efficiency: 12 });
  expect(scorePartsOf({} as Verdict)).toBeUndefined();
});

test("the bars are those of the largest size, and the interval of the ratio is told in the candidate's own unit", () => {
  const sizes = [
    { size: 1, candidate: 9, solution: 9, naive: 9 },
    { size: 2, candidate: 3, solution: 2, naive: 8 },
  ];
  expect(barsOf({ sizes, interval: [1.4, 1.6] })).toEqual([
    { who: "candidate", value: 3, interval: [2.8, 3.2] },
    { who: "solution", value: 2 },
    { who: "naive", value: 8 },
  ]);
  expect(barsOf({ sizes: [] })).toEqual([]);
});

test("values of one order stand on a linear axis, from nothing", () => {
  const axis = barAxis([5, 10, 2]);
  expect(axis.kind).toBe("linear");
  expect([0, 5, 10].map(axis.at)).toEqual([0, 0.5, 1]);
  expect(barAxis([0, 0, 0]).at(0)).toBe(0);
});

test("values of several orders stand on a logarithmic axis, and the least of them is still seen", () => {
  const axis = barAxis([1, 10, 1000]);
  expect(axis.kind).toBe("log");
  // From 0.1 to 1000 are four powers of ten.
  expect([1, 10, 1000].map((value) => Number(axis.at(value).toFixed(6)))).toEqual([0.25, 0.5, 1]);
  expect(axis.at(0)).toBe(0);
  expect(logAxis(4, 4).at(4)).toBe(0.5);
});

test("what could not be fitted has no exponent", () => {
  expect(powerOf("T", 1.96)).toBe("T^2.0");
  expect(powerOf("T", Number.NaN)).toBe("?");
});
