import { defineKata, type Measure } from "@kata/grader/contract";
import type { Efficiency } from "@kata/grader/verdict";
import { checkEfficiency, checkMeasures, measuredCases, UNMEASURED } from "./efficiency.ts";

const script = () => ({ steps: [] });
const sizes = (...list: readonly number[]) => list.map((size) => ({ size, script }));
const timed: Measure = { kind: "cpuTime", over: "T", sizes: sizes(16, 32, 64) };
const plan = { slug: "any", speed: "cpu time vs naive" };

function loadedOf(measures: readonly Measure[], naive?: string) {
  const kata = defineKata({
    slug: "any",
    style: "array",
    exports: { f: { kind: "function", params: ["x"] } },
    reference: { module: "any" },
    precision: "float64",
    tolerance: { rtol: 0, atol: 1e-3 },
    cases: [],
    ...(measures.length === 0 ? {} : { measures }),
  });
  return { kata, ...(naive === undefined ? {} : { naive }) };
}

function found(naive: number, solution: number, more: Partial<Efficiency> = {}): Efficiency {
  const largest = { size: 64, candidate: naive, solution, naive };
  return { kind: "cpuTime", over: "T", sizes: [largest], points: 0, says: { en: "No.", zh: "不对。" }, ...more };
}

test("a measure without naive.ts, and a naive.ts without a measure, are found out", () => {
  expect(checkMeasures(loadedOf([timed], "naive"), plan)).toEqual([]);
  expect(checkMeasures(loadedOf([timed]), plan)).toEqual(["what measures has a naive.ts: it is the zero of the scale"]);
  expect(checkMeasures(loadedOf([], "naive"), { ...plan, speed: "none" })).toEqual([
    "naive.ts is there, and nothing is measured",
  ]);
});

test("what the plan measures is measured, or a reason is given; and not both", () => {
  const [slug] = Object.keys(UNMEASURED);
  expect(checkMeasures(loadedOf([]), { ...plan, speed: "none" })).toEqual([]);
  expect(checkMeasures(loadedOf([]), plan)).toEqual([
    "the plan measures cpu time vs naive; the kata measures nothing, and gives no reason",
  ]);
  expect(checkMeasures(loadedOf([]), { ...plan, slug: slug! })).toEqual([]);
  expect(checkMeasures(loadedOf([timed], "naive"), { ...plan, slug: slug! })).toEqual([
    "the kata measures, and a reason is given why it does not",
  ]);
});

test("times need three sizes, and all sizes ascend", () => {
  const findings = (measure: Measure) => checkMeasures(loadedOf([measure], "naive"), plan);
  expect(findings({ ...timed, sizes: sizes(16, 32) })).toEqual(["cpuTime over T: sizes, 3 or more; got 2"]);
  expect(findings({ ...timed, sizes: sizes(16, 64, 64) })).toEqual(["cpuTime over T: sizes ascend; got 16, 64, 64"]);
  expect(findings({ kind: "allocatedBytes", over: "T", sizes: sizes(16) })).toEqual([]);
  expect(findings({ kind: "value", over: "T", sizes: sizes(16) })).toEqual([
    "value over T: a value is computed where the kind is value, and only there",
  ]);
});

test("every size of every measure becomes a case", () => {
  const names = measuredCases(loadedOf([timed, { kind: "allocatedBytes", over: "T", sizes: sizes(8) }]).kata);
  expect(names.map(({ name }) => name)).toEqual([
    "cpuTime over T = 16",
    "cpuTime over T = 32",
    "cpuTime over T = 64",
    "allocatedBytes over T = 8",
  ]);
});

test("a naive answer that is wrong, or less than twice as slow, is found out", () => {
  expect(checkEfficiency([found(2, 1)])).toEqual([]);
  expect(checkEfficiency([found(1.9, 1)])).toEqual(["cpuTime over T: naive / solution = 1.90 at 64; at least 2"]);
  expect(checkEfficiency([found(2, 1, { refused: true, sizes: [] })])).toEqual([
    "cpuTime over T: naive.ts and the solution disagree: No.",
  ]);
  expect(checkEfficiency([found(0, 0, { kind: "allocatedBytes" })])).toHaveLength(1);
});

test("a time that a clock does not resolve, or that keeps a learner waiting, is found out", () => {
  expect(checkEfficiency([found(1, 0.05)])).toEqual([
    "cpuTime over T: the solution's calls take 0.050 ms at 64; from 0.1 to 100 ms",
  ]);
  expect(checkEfficiency([found(1000, 101)])).toHaveLength(1);
  expect(checkEfficiency([found(1000, 101, { kind: "allocatedBytes" })])).toEqual([]);
});
