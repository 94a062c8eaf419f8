import type { Case, Kata, Meters, Outcome, Script } from "./contract.ts";
import { failureOf, judge } from "./judge.ts";
import type { CaseRecord, Fault, PlayedStep } from "./sandbox/protocol.ts";
import type { Position } from "./verdict.ts";

const kata: Kata = {
  slug: "k",
  style: "array",
  exports: { f: { kind: "function" } },
  reference: { module: "none" },
  precision: "exact",
  tolerance: { rtol: 0, atol: 0 },
  bounds: { allocatedBytes: 100 },
  cases: [],
};
const script: Script = { steps: [{ call: "f" }, { call: "f", throws: "RangeError" }] };
const example: Case = { name: "c", group: "values", example: true, script: () => script };
const hidden: Case = { ...example, example: false };
const METERS: Meters = { largestBufferBytes: 0, allocatedBytes: 0, leakedTensors: 0, tensorPeakBytes: 0 };
const one: Outcome = { kind: "value", value: 1 };
const range: Outcome = { kind: "threw", error: "RangeError" };
const thrown = (error: "RangeError" | "TypeError" | "other", at?: Position) => ({
  error,
  name: "Mine",
  message: "secret",
  ...(at === undefined ? {} : { at }),
});
const RIGHT: readonly PlayedStep[] = [
  { step: 0, outcome: one },
  { step: 1, outcome: range, thrown: thrown("RangeError") },
];

function judged(record: Partial<CaseRecord>, testCase: Case = example) {
  const positionOf = ({ line, column }: Position) => ({ line: line + 10, column });
  return judge({
    kata,
    testCase,
    script,
    expected: [[one, range]],
    record: { ranks: [RIGHT], meters: METERS, console: [], ...record },
    positionOf,
  });
}
const steps = (...changed: readonly PlayedStep[]) => ({
  ranks: [changed.length === 1 ? [changed[0]!, RIGHT[1]!] : changed],
});

test("right outcomes within the bounds pass", () => {
  expect(judged({}).failure).toBeUndefined();
});

describe("what the machine saw comes before what the code did", () => {
  const faults: readonly (readonly [Fault, string])[] = [
    [{ kind: "time", cpuMs: 1 }, "time-limit"],
    [{ kind: "memory" }, "memory-limit"],
    [{ kind: "output" }, "output-limit"],
    [{ kind: "died", why: "exit 1" }, "runtime-error"],
    [{ kind: "unhandled" }, "runtime-error"],
    [{ kind: "forbidden", name: "process" }, "forbidden-api"],
    [{ kind: "missing-export", names: ["f"] }, "compile-error"],
    [{ kind: "deadlock", waits: [{ rank: 0, to: "send to", peer: 1 }] }, "deadlock"],
    [{ kind: "stalled" }, "runtime-error"],
  ];
  test.each(faults)("%p: %s, though every value is right", (fault, verdict) => {
    expect(judged({ fault }).failure?.verdict).toBe(verdict);
  });

  test("and before what it threw; but who waits for a rank that threw is not what went wrong first", () => {
    const threw = steps({ step: 0, outcome: { kind: "threw", error: "TypeError" }, thrown: thrown("TypeError") });
    expect(judged({ ...threw, fault: { kind: "forbidden", name: "eval" } }).failure?.verdict).toBe("forbidden-api");
    expect(judged({ ...threw, fault: { kind: "stalled" } }).failure?.error?.name).toBe("Mine");
  });
});

test("an error where none is declared is a runtime error, also when a wrong value came before it", () => {
  const { failure } = judged({
    ranks: [
      [
        { step: 0, outcome: { kind: "value", value: 2 } },
        { step: 0, outcome: { kind: "threw", error: "TypeError" }, thrown: thrown("TypeError") },
      ],
    ],
  });
  expect(failure).toMatchObject({ verdict: "runtime-error", error: { name: "Mine", message: "secret" } });
});

test("an error of another class where one is declared is a wrong answer", () => {
  expect(
    judged(steps(RIGHT[0]!, { step: 1, outcome: { kind: "threw", error: "TypeError" }, thrown: thrown("TypeError") }))
      .failure?.verdict,
  ).toBe("wrong-answer");
});

test("an overwritten argument is told before a wrong value", () => {
  const { failure } = judged(steps({ step: 0, outcome: { kind: "value", value: 2 }, overwritten: ["x"] }));
  expect(failure?.message.en).toContain("`x` was overwritten");
});

test("a place is mapped back to the source, and left out where it is unknown", () => {
  const at = (position?: Position) =>
    failureOf(
      { kind: "threw", thrown: thrown("TypeError", position) },
      ({ line, column }) => (line === 1 ? { line: 11, column } : undefined),
      true,
    ).error?.at;
  expect(at({ line: 1, column: 4 })).toEqual({ line: 11, column: 4 });
  expect(at({ line: 2, column: 4 })).toBeUndefined();
  expect(at()).toBeUndefined();
});

test("of a hidden case neither the difference nor the error's own words are told", () => {
  const wrong = judged(steps({ step: 0, outcome: { kind: "value", value: 2 } }), hidden);
  expect(wrong.failure).toEqual({
    verdict: "wrong-answer",
    message: { en: "The result of a hidden case is not the expected one.", zh: "隐藏用例的结果与期望不符。" },
  });
  expect(wrong.comparison?.ok).toBe(false);
  const threw = judged(
    steps({ step: 0, outcome: { kind: "threw", error: "other" }, thrown: thrown("other", { line: 1, column: 2 }) }),
    hidden,
  );
  expect(threw.failure?.error).toEqual({ name: "a value that is not an Error", at: { line: 11, column: 2 } });
});

test("a check is asked once the values are right, and before the bounds", () => {
  const finding = { verdict: "wrong-answer", message: { en: "Not once per step.", zh: "并非每步一次。" } } as const;
  const asked: unknown[] = [];
  const checked: Case = {
    ...example,
    check(played) {
      asked.push(played);
      return finding;
    },
  };
  expect(judged(steps({ step: 0, outcome: { kind: "value", value: 2 } }), checked).failure?.message.en).toContain(
    "not the expected",
  );
  expect(asked).toEqual([]);
  const broken = { meters: { ...METERS, allocatedBytes: 101 } };
  expect(judged(broken, checked).failure).toEqual(finding);
  expect(asked).toEqual([{ outcomes: [[one, range]], expected: [[one, range]], meters: broken.meters }]);
});

test("a bound is broken above it, not at it; a case's own replaces the kata's", () => {
  const at = (allocatedBytes: number, testCase?: Case) =>
    judged({ meters: { ...METERS, allocatedBytes } }, testCase).failure?.verdict;
  expect(at(100)).toBeUndefined();
  expect(at(101)).toBe("limit-exceeded");
  expect(at(101, { ...example, bounds: { allocatedBytes: 200 } })).toBeUndefined();
  expect(at(101, { ...example, bounds: { leakedTensors: 0 } })).toBe("limit-exceeded");
});

test("the peak of the tensors' memory is a bound, told in both languages", () => {
  const at = (tensorPeakBytes: number) =>
    judged({ meters: { ...METERS, tensorPeakBytes } }, { ...example, bounds: { tensorPeakBytes: 4096 } }).failure;
  expect(at(4096)).toBeUndefined();
  expect(at(4097)).toMatchObject({ verdict: "limit-exceeded", bound: "tensorPeakBytes" });
  expect(at(4097)?.message.en).toContain("the peak of the tensors' memory may be at most");
  expect(at(4097)?.message.zh).toContain("张量内存峰值");
});

test("bounds of ranks look at the sum, at the busiest rank and at the clock", () => {
  const ranks = { bytesSent: [10, 30], messagesSent: [1, 4], links: {}, virtualTime: 2, timeline: [] };
  const broken = (bounds: NonNullable<Case["bounds"]>) =>
    judged({ meters: { ...METERS, ranks } }, { ...example, bounds }).failure?.message.en;
  expect(broken({ totalBytesSent: 40, bytesSentPerRank: 30, messagesPerRank: 4, virtualTime: 2 })).toBeUndefined();
  expect(broken({ totalBytesSent: 39 })).toContain("bytes sent by all ranks may be at most 39 B; measured 40 B");
  expect(broken({ bytesSentPerRank: 29 })).toContain("measured 30 B");
  expect(broken({ messagesPerRank: 3 })).toContain("measured 4");
  expect(broken({ virtualTime: 1 })).toContain("measured 2 s");
});

test.each([
  [7281936, "7300000"],
  [97, "97"],
  [101, "110"],
  [0.123456, "0.12"],
])("a hidden figure of %p is told as about %s", (value, told) => {
  const { failure } = judged(
    { meters: { ...METERS, ranks: { bytesSent: [], messagesSent: [], links: {}, virtualTime: value, timeline: [] } } },
    { ...hidden, bounds: { virtualTime: 0.1 } },
  );
  expect(failure?.message.en).toContain(`measured about ${told} s`);
});
