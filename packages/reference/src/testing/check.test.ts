/** @file The checks can fail: each says what is off. Needs no backend. */
import { closeValues, holds, refuses } from "./check.ts";
import { excess } from "./golden.ts";
import { EXCEPTIONS, TOLERANCES, toleranceFor } from "./tolerances.ts";

const TOLERANCE = { rtol: 1e-4, atol: 1e-5 };

test.each([
  ["a value that is off", [1, 2.001], [1, 2], "element 1 is 2; got 2.001"],
  ["a NaN where there is none", [NaN], [0], "element 0 is 0; got NaN"],
  ["a number where there is NaN", [0], [NaN], "element 0 is NaN; got 0"],
  ["the other infinity", [-Infinity], [Infinity], "element 0 is Infinity; got -Infinity"],
  ["a large number for an infinity", [3e38], [Infinity], "element 0 is Infinity; got 3e+38"],
  ["too few elements", [1], [1, 2], "2 elements; got 1"],
  ["too many elements", [1, 2], [1], "1 elements; got 2"],
])("%s is not close", (_, got, want, detail) => {
  const comparison = closeValues("values", got, want, TOLERANCE);
  expect(comparison.excess).toBeGreaterThan(1);
  expect(comparison.detail).toBe(detail);
});

test("what is within the tolerance, and what is equal without being finite, is close", () => {
  expect(excess([1.00005, NaN, -Infinity, -0], [1, NaN, -Infinity, 0], TOLERANCE)).toBeLessThanOrEqual(1);
  expect(excess([], [], TOLERANCE)).toBe(0);
});

test("an error of another class, or none, is not a refusal", () => {
  const raise = (error: Error) => () => {
    throw error;
  };
  expect(refuses("x", raise(new RangeError()), RangeError).excess).toBe(0);
  expect(refuses("x", raise(new TypeError("no")), RangeError).detail).toBe("wanted RangeError; got TypeError: no");
  expect(refuses("x", () => 1, RangeError).detail).toBe("wanted RangeError; nothing was thrown");
});

test("a claim that is false fails with its detail", () => {
  expect(holds("x", false, "1; got 2")).toMatchObject({ excess: Infinity, detail: "1; got 2" });
});

test("nothing is looser than rtol 1e-4 and atol 1e-5", () => {
  const all = Object.values(TOLERANCES).flatMap(({ values, gradients }) => [values, gradients]);
  const set = all.filter((tolerance) => tolerance !== undefined);
  expect(set.length).toBeGreaterThan(0);
  for (const { rtol, atol } of set) {
    expect(rtol).toBeLessThanOrEqual(1e-4);
    expect(atol).toBeLessThanOrEqual(1e-5);
  }
});

test("every exception says why, and holds for its rung and quantity alone", () => {
  for (const { reason } of EXCEPTIONS) expect(reason.length).toBeGreaterThan(20);
  expect(toleranceFor("softmax", "values", "cpu", "any")).toBe(TOLERANCES.softmax.values);
  expect(() => toleranceFor("online-softmax", "gradients", "cpu", "any")).toThrow(TypeError);
});
