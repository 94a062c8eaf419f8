import { compareOutcomes, type Comparison } from "./compare.ts";
import type { Case, Kata, Outcome, Outcomes, Script, Step, Tolerance } from "./contract.ts";
import { Opaque, tensor, type Value } from "./value.ts";

const EXACT: Tolerance = { rtol: 0, atol: 0 };
const kata: Kata = {
  slug: "k",
  style: "array",
  exports: {},
  reference: { module: "none" },
  precision: "exact",
  tolerance: EXACT,
  cases: [],
};
const testCase: Case = { name: "c", group: "values", script: () => ({ steps: [] }) };
const value = (of: Value): Outcome => ({ kind: "value", value: of });

function compareScript(script: Script, want: Outcomes, got: Outcomes): Comparison {
  return compareOutcomes(kata, testCase, script, want, got);
}

function compareSteps(steps: readonly Step[], want: readonly Outcome[], got: readonly Outcome[]): Comparison {
  return compareScript({ steps }, [want], [got]);
}

function compare(want: Value, got: Value, tolerance: Tolerance = EXACT): Comparison {
  return compareOutcomes({ ...kata, tolerance }, testCase, { steps: [{ call: "f" }] }, [[value(want)]], [[value(got)]]);
}

describe("numbers", () => {
  const loose = { rtol: 0.5, atol: 0.5 }; // allows 1 around 1

  test("pass up to atol + rtol * |want|, and the ratio says how much of that was used", () => {
    expect(compare(1, 1.5, loose)).toEqual({ ok: true, ratio: 0.5 });
    expect(compare(1, 2, loose)).toEqual({ ok: true, ratio: 1 });
    expect(compare(1, 2.5, loose)).toMatchObject({ ok: false, ratio: 1.5 });
    expect(compare(-1, 0, loose)).toEqual({ ok: true, ratio: 1 });
  });

  test("the tolerance is relative to what is wanted, never to what came", () => {
    expect(compare(1, 100, { rtol: 1, atol: 0 }).ok).toBe(false);
    expect(compare(100, 1, { rtol: 1, atol: 0 }).ok).toBe(true);
  });

  test("a case's own tolerance replaces the kata's", () => {
    const strict = { ...testCase, tolerance: EXACT };
    expect(
      compareOutcomes({ ...kata, tolerance: loose }, strict, { steps: [{ call: "f" }] }, [[value(1)]], [[value(1.1)]])
        .ok,
    ).toBe(false);
  });

  test.each([
    [NaN, NaN, true],
    [Infinity, Infinity, true],
    [-0, 0, true],
    [NaN, 0, false],
    [0, NaN, false],
    [Infinity, -Infinity, false],
    [Infinity, 1e308, false],
    [1, Infinity, false],
  ])("want %p, got %p: %p, at any tolerance", (want, got, ok) => {
    expect(compare(want, got, { rtol: 1e9, atol: 1e9 })).toMatchObject({ ok, ratio: ok ? 0 : Infinity });
  });

  test("a number is no bigint, string or boolean", () => {
    for (const got of [1n, "1", true, null, undefined, [1], new Opaque("function")])
      expect(compare(1, got).ok).toBe(false);
    expect(compare(2n, 2n).ok).toBe(true);
    expect(compare(2n, 3n).ok).toBe(false);
  });
});

describe("arrays and tensors", () => {
  test("differ by type, length, shape and dtype before any value counts", () => {
    expect(compare(Float32Array.of(1), Float64Array.of(1)).difference).toMatchObject({
      expected: "Float32Array of 1",
      got: "Float64Array of 1",
    });
    expect(compare(Float32Array.of(1), [1]).ok).toBe(false);
    expect(compare([1], Float32Array.of(1)).ok).toBe(false);
    expect(compare(Float32Array.of(1), Float32Array.of(1, 2)).difference).toMatchObject({
      expected: "Float32Array of 1",
      got: "Float32Array of 2",
    });
    expect(compare(tensor([2, 1], [1, 2]), tensor([1, 2], [1, 2])).difference).toMatchObject({
      expected: "tensor [2, 1] float32",
      got: "tensor [1, 2] float32",
    });
    expect(compare(tensor([1], [1]), tensor([1], [1], "int32")).ok).toBe(false);
    expect(compare(tensor([], [1]), 1).ok).toBe(false);
    expect(compare(tensor([1], [1]), Float32Array.of(1)).ok).toBe(false);
  });

  test("the first difference is named by its index in the shape", () => {
    expect(
      compare(tensor([2, 2, 2], [0, 0, 0, 0, 0, 0, 0, 0]), tensor([2, 2, 2], [0, 0, 0, 0, 0, 5, 0, 0])).difference,
    ).toMatchObject({
      where: "f[1, 0, 1]",
      expected: "0",
      got: "5",
      wrong: 1,
      total: 8,
    });
  });

  test("bigint arrays are compared exactly", () => {
    expect(compare(BigInt64Array.of(1n, -2n), BigInt64Array.of(1n, -2n)).ok).toBe(true);
    expect(compare(BigInt64Array.of(1n), BigInt64Array.of(2n), { rtol: 9, atol: 9 }).ok).toBe(false);
  });

  test("empty arrays of one type are equal", () => {
    expect(compare(new Float32Array(0), new Float32Array(0))).toEqual({ ok: true, ratio: 0 });
    expect(compare(tensor([0, 3], []), tensor([3, 0], [])).ok).toBe(false);
  });

  test("the worst error is the largest absolute one, wherever it is", () => {
    const { difference } = compare(Float64Array.of(1, 10, 2), Float64Array.of(1.5, 4, 3));
    expect(difference).toMatchObject({
      where: "f[0]",
      worst: { where: "f[1]", absolute: 6, relative: 0.6 },
      wrong: 3,
      total: 3,
    });
  });

  test("nothing is worse than NaN or an infinity, and what comes after does not hide it", () => {
    for (const bad of [NaN, Infinity]) {
      const { difference } = compare(Float64Array.of(1, 1, 1), Float64Array.of(1, bad, 2));
      expect(difference!.worst).toEqual({ where: "f[1]", absolute: Infinity, relative: Infinity });
    }
  });

  test("heat holds |got - want| row by row of a matrix, and one row for any other shape", () => {
    expect(compare(tensor([2, 2], [0, 0, 0, 0]), tensor([2, 2], [0, 1, -2, 0])).difference!.heat).toEqual({
      rows: 2,
      columns: 2,
      values: [0, 1, 2, 0],
    });
    expect(compare(Float32Array.of(1, 2), Float32Array.of(1, 5)).difference!.heat).toEqual({
      rows: 1,
      columns: 2,
      values: [0, 3],
    });
  });

  test("heat is zero where an infinity or NaN is right", () => {
    expect(
      compare(Float32Array.of(-Infinity, NaN, 1), Float32Array.of(-Infinity, NaN, 2)).difference!.heat!.values,
    ).toEqual([0, 0, 1]);
  });

  test("a result of more than 4096 elements has no heat map", () => {
    expect(compare(new Float32Array(4097), new Float32Array(4097).fill(1)).difference).not.toHaveProperty("heat");
  });
});

describe("structures", () => {
  test("a missing key, a wrong key and a shorter list are told apart by where", () => {
    expect(compare({ m: 1, l: 2 }, { m: 1 }).difference).toMatchObject({
      where: "f.l",
      expected: "2",
      got: "undefined",
    });
    expect(compare({ a: { b: [1, 2] } }, { a: { b: [1, 3] } }).difference).toMatchObject({
      where: "f.a.b[1]",
      expected: "2",
      got: "3",
    });
    expect(compare([1, 2], [1]).difference).toMatchObject({ where: "f.length", expected: "2: [1, 2]", got: "1: [1]" });
  });

  test("a key that is wanted must be the answer's own, not one that every object has", () => {
    expect(compare({ toString: "x" }, {}).difference).toMatchObject({ where: "f.toString", got: "undefined" });
  });

  test("keys beyond those of the reference are no mistake", () => {
    expect(compare({ m: 1 }, { m: 1, cache: [1] }).ok).toBe(true);
  });

  test("Maps compare by key, whatever the order, and their values within the tolerance", () => {
    const want = new Map<Value, Value>([
      ["a", 1],
      [2, [5]],
    ]);
    expect(
      compare(
        want,
        new Map<Value, Value>([
          [2, [5.5]],
          ["a", 1],
        ]),
        { rtol: 0, atol: 1 },
      ),
    ).toEqual({ ok: true, ratio: 0.5 });
    expect(compare(want, new Map<Value, Value>([["a", 1]])).difference).toMatchObject({
      where: "f.size",
      expected: "2",
      got: "1",
    });
    expect(
      compare(
        want,
        new Map<Value, Value>([
          ["a", 1],
          ["b", 2],
        ]),
      ).difference,
    ).toMatchObject({ where: "f", expected: "an entry for 2", got: "none" });
    expect(
      compare(
        want,
        new Map<Value, Value>([
          ["a", 9],
          [2, [5]],
        ]),
      ).difference,
    ).toMatchObject({ where: 'f.get("a")' });
    expect(compare(want, { a: 1, 2: [5] }).ok).toBe(false);
  });

  test("Sets and RegExps are compared as wholes", () => {
    expect(compare(new Set([1, 2]), new Set([2, 1])).ok).toBe(true);
    expect(compare(new Set([1, 2]), new Set([1, 3])).ok).toBe(false);
    expect(compare(/a/g, /a/g).ok).toBe(true);
    expect(compare(/a/g, /a/i).ok).toBe(false);
  });

  test("what could not be copied equals nothing, but a function stands where a function is wanted", () => {
    expect(compare({ backward: new Opaque("function") }, { backward: new Opaque("function") }).ok).toBe(true);
    expect(compare(new Opaque("promise"), new Opaque("promise")).ok).toBe(false);
    expect(compare([1], new Opaque("getter")).ok).toBe(false);
  });

  test("null, undefined, the empty list and the empty object are four things", () => {
    const empties: readonly Value[] = [null, undefined, [], {}];
    for (const [i, want] of empties.entries())
      for (const [j, got] of empties.entries()) expect(compare(want, got).ok).toBe(i === j);
  });
});

describe("outcomes", () => {
  const call: Step = { call: "f" };

  test("a step that is missing is wrong, and said by name and number", () => {
    const steps: Step[] = [{ new: "M", as: "m" }, { call: "m.push", args: [1], record: false }, { get: "m.size" }];
    expect(compareSteps(steps, [value(undefined), value(3)], [value(undefined)]).difference).toMatchObject({
      where: "2. m.size",
      expected: "3",
      got: "nothing",
    });
  });

  test("a class that is declared must be thrown; Error accepts every error but not a thrown value", () => {
    const threw = (error: "RangeError" | "TypeError" | "other"): Outcome => ({ kind: "threw", error });
    const declared = (throws: "RangeError" | "Error", got: Outcome) =>
      compareSteps([{ ...call, throws }], [threw("RangeError")], [got]).ok;
    expect(declared("RangeError", threw("RangeError"))).toBe(true);
    expect(declared("RangeError", threw("TypeError"))).toBe(false);
    expect(declared("Error", threw("TypeError"))).toBe(true);
    expect(declared("Error", threw("other"))).toBe(false);
    expect(declared("RangeError", value(undefined))).toBe(false);
    expect(compareSteps([call], [value(1)], [threw("TypeError")]).difference).toMatchObject({
      expected: "1",
      got: "throws TypeError",
    });
  });

  test("parameters that are updated in place are compared after the call", () => {
    const want: Outcome = { kind: "value", value: undefined, inout: { w: Float32Array.of(2) } };
    expect(
      compareSteps([call], [want], [{ kind: "value", value: undefined, inout: { w: Float32Array.of(2) } }]).ok,
    ).toBe(true);
    expect(
      compareSteps([call], [want], [{ kind: "value", value: undefined, inout: { w: Float32Array.of(3) } }]).difference,
    ).toMatchObject({ where: "f, w afterwards[0]" });
    expect(compareSteps([call], [want], [value(undefined)]).ok).toBe(false);
  });

  test("of ranks, the rank that differs is named", () => {
    const script: Script = { ranks: { alpha: 1, beta: 0 }, steps: [[call], [call]] };
    const want: Outcomes = [[value(1)], [value(2)]];
    expect(compareScript(script, want, want).ok).toBe(true);
    expect(compareScript(script, want, [[value(1)], [value(1)]]).difference).toMatchObject({
      where: "rank 1: f",
      expected: "2",
      got: "1",
    });
    expect(compareScript(script, want, [[value(1)]]).difference).toMatchObject({ where: "rank 1: f", got: "nothing" });
  });

  test("a trace names the operation that differs first, with its own arguments", () => {
    const trace: Step = {
      trace: "m",
      ops: [
        { method: "free", arity: 1 },
        { method: "allocate", arity: 2 },
      ],
      code: Uint8Array.of(1, 0, 1),
      args: Float64Array.of(7, 8, 7, 5, 6),
    };
    const want = Float64Array.of(1, NaN, 0);
    expect(compareSteps([trace], [value(want)], [value(Float64Array.of(1, NaN, 0))]).ok).toBe(true);
    expect(compareSteps([trace], [value(want)], [value(Float64Array.of(1, NaN, 1))]).difference).toMatchObject({
      where: "operation 3 of 3: m.allocate(5, 6)",
      expected: "0",
      got: "1",
    });
    expect(compareSteps([trace], [value(want)], [value(Float64Array.of(1, 0, 0))]).difference).toMatchObject({
      where: "operation 2 of 3: m.free(7)",
    });
  });
});
