import type { Outcome, Outcomes, Script } from "@kata/grader/contract";
import type { TensorValue } from "@kata/grader/value";
import { tensor, type Value } from "@kata/grader/value";
import { genericOutcomes, type Generic } from "./generic-answers.ts";

const x = tensor([2, 2], [1, 2, 3, 4]);
const call: Script = { steps: [{ call: "f", args: [x] }] };
const answer = (value: Value): Outcomes => [[{ kind: "value", value }]];
const tried = (generic: Generic, value: Value, script = call) => {
  const outcome = genericOutcomes(generic, script, answer(value))?.[0]?.[0] as (Outcome & { value: Value }) | undefined;
  return outcome?.value;
};

test("numbers are replaced wherever they are, and shapes and types stay", () => {
  const value = { loss: 2.5, parts: [Float32Array.of(3, 4), true], note: "text" };
  expect(tried("zeros", value)).toEqual({ loss: 0, parts: [Float32Array.of(0, 0), false], note: "" });
  expect(tried("ones", value)).toEqual({ loss: 1, parts: [Float32Array.of(1, 1), true], note: "text" });
  expect(tried("ones", tensor([2, 1], [7, 8], "int32"))).toEqual(tensor([2, 1], [1, 1], "int32"));
});

test("the mean is tried only where it differs from the right answer", () => {
  expect((tried("mean of the right answer", tensor([3], [1, 2, 6])) as TensorValue).data).toEqual(
    Float32Array.of(3, 3, 3),
  );
  expect(tried("mean of the right answer", [1, 2, 6])).toEqual([3, 3, 3]);
  expect(tried("mean of the right answer", tensor([3], [2, 2, 2]))).toBeUndefined();
  expect(tried("mean of the right answer", tensor([1], [5]))).toBeUndefined();
});

test("the mean leaves infinities out, so that one of them does not make it infinite", () => {
  expect(tried("mean of the right answer", Float32Array.of(-Infinity, 1, 3))).toEqual(Float32Array.of(2, 2, 2));
});

test("the first input is echoed only where it could be taken for an answer", () => {
  expect(tried("first input echoed", tensor([2, 2], [9, 9, 9, 9]))).toBe(x);
  expect(tried("first input echoed", tensor([4], [9, 9, 9, 9]))).toBeUndefined();
  expect(tried("first input echoed", 7)).toBeUndefined();
});

test("an answer without elements, an error and undefined cannot be tried", () => {
  expect(tried("zeros", tensor([0, 2], []))).toBeUndefined();
  expect(tried("zeros", undefined)).toBeUndefined();
  expect(genericOutcomes("zeros", call, [[{ kind: "threw", error: "RangeError" }]])).toBeUndefined();
});

test("steps that record nothing do not move the others' inputs", () => {
  const script: Script = {
    steps: [
      { call: "f", args: [5], record: false },
      { set: "m.k", value: 1 },
      { call: "f", args: [x] },
    ],
  };
  expect(tried("first input echoed", tensor([2, 2], [9, 9, 9, 9]), script)).toBe(x);
});

test("parameters that are updated in place are answered as well", () => {
  const expected: Outcomes = [[{ kind: "value", value: undefined, inout: { p: Float32Array.of(1, 2) } }]];
  expect(genericOutcomes("zeros", call, expected)).toEqual([
    [{ kind: "value", value: undefined, inout: { p: Float32Array.of(0, 0) } }],
  ]);
});
