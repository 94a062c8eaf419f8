/**
 * @file A matrix product in tiles, into a new matrix or added to one that is given.
 *
 * m = rows of a and c, k = columns of a and rows of b, n = columns of b and c; all row-major.
 */
import { defineKata, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { ref, type Arg } from "@kata/grader/value";

interface Shape {
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

const multiply = (a: Arg, b: Arg, s: Shape, c?: Arg): Extract<Step, { call: string }> => ({
  call: "matmul",
  args: [a, b, { ...s }, ...(c === undefined ? [] : [c])],
});

/** Normal values; with a matrix to add to where `withC`. */
function random(rng: Rng, m: number, k: number, n: number, withC = false): Extract<Step, { call: string }> {
  return multiply(rng.normal(m * k), rng.normal(k * n), { m, k, n }, withC ? rng.normal(m * n) : undefined);
}

/** `values` with some of them replaced: `[index, value]`. */
function replaced(values: Float32Array, ...entries: readonly (readonly [index: number, value: number])[]) {
  const copy = values.slice();
  for (const [index, value] of entries) copy[index] = value;
  return copy;
}

/** Part of something bound, as a view of the same memory. */
const part = (of: string, from: number, to: number, as: string): Step => ({
  call: `${of}.subarray`,
  args: [from, to],
  as,
  record: false,
});

/** Scratch beside the result: 16,384 numbers, as said in the texts. */
const SCRATCH_BYTES = 64 * 1024;

/** Square matrices of small numbers: sums in float32 stay well within the tolerance. */
const timed = (n: number) => (rng: Rng) => {
  const matrix = () => rng.normal(n * n, 0.25);
  return { steps: [multiply(matrix(), matrix(), { m: n, k: n, n })] };
};

export const kata = defineKata({
  slug: "tiled-matmul",
  style: "array",
  exports: { matmul: { kind: "function", params: ["a", "b", "s", "c"], readonly: ["a", "b"], inout: ["c"] } },
  reference: { module: "matmul" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-4 },
  measures: [
    {
      kind: "cpuTime",
      over: "n",
      sizes: [16, 32, 64].map((n) => ({ size: n, script: timed(n) })),
    },
  ],
  cases: [
    {
      name: "two by three times three by two",
      group: "values",
      example: true,
      script: () => ({
        steps: [multiply(Float32Array.of(1, 2, 3, 4, 5, 6), Float32Array.of(1, 0, 0, 1, 2, -1), { m: 2, k: 3, n: 2 })],
      }),
    },
    {
      name: "added to what c holds",
      group: "accumulate",
      example: true,
      script: () => ({
        steps: [
          multiply(Float32Array.of(2, 3), Float32Array.of(10, 1), { m: 2, k: 1, n: 2 }, Float32Array.of(1, 1, 1, 1)),
        ],
      }),
    },
    {
      name: "three lengths, all different",
      group: "values",
      script: (rng) => ({ steps: [random(rng, 5, 7, 3), random(rng, 3, 5, 7), random(rng, 7, 3, 5)] }),
    },
    {
      name: "one row, one column, one step",
      group: "values",
      script: (rng) => ({
        steps: [random(rng, 1, 9, 6), random(rng, 6, 9, 1), random(rng, 6, 1, 9), random(rng, 1, 1, 1)],
      }),
    },
    {
      name: "a matrix times itself",
      group: "values",
      script: (rng) => ({
        steps: [{ ...random(rng, 5, 2, 5), as: "x" }, multiply(ref("x"), ref("x"), { m: 5, k: 5, n: 5 })],
      }),
    },
    {
      name: "lengths around 4, 8 and 16",
      group: "blocks",
      script: (rng) => ({
        steps: [
          random(rng, 3, 4, 5),
          random(rng, 5, 3, 4),
          random(rng, 4, 5, 3),
          random(rng, 7, 8, 9),
          random(rng, 9, 7, 8),
          random(rng, 8, 9, 7),
          random(rng, 15, 16, 17),
          random(rng, 17, 15, 16),
          random(rng, 16, 17, 15),
        ],
      }),
    },
    {
      name: "lengths around 32, 64 and 128",
      group: "blocks",
      script: (rng) => ({
        steps: [
          random(rng, 31, 32, 33),
          random(rng, 33, 31, 32),
          random(rng, 32, 33, 31),
          random(rng, 63, 64, 65),
          random(rng, 65, 63, 64),
          random(rng, 64, 65, 63),
          random(rng, 5, 127, 130),
          random(rng, 130, 129, 5),
          random(rng, 127, 5, 129),
          random(rng, 3, 129, 2),
        ],
      }),
    },
    {
      name: "primes of several hundred",
      group: "blocks",
      script: (rng) => ({ steps: [random(rng, 521, 5, 7), random(rng, 3, 7, 1031), random(rng, 257, 11, 263)] }),
    },
    {
      name: "a long inner length",
      group: "blocks",
      // Sums of 4,099 terms in float32 differ by their order.
      tolerance: { rtol: 1e-4, atol: 2e-3 },
      script: (rng) => ({ steps: [random(rng, 3, 4099, 5), random(rng, 4, 1024, 4), random(rng, 5, 515, 6, true)] }),
    },
    {
      name: "added to c at every shape of tile",
      group: "accumulate",
      script: (rng) => ({
        steps: [random(rng, 5, 7, 3, true), random(rng, 33, 130, 66, true), random(rng, 64, 64, 64, true)],
      }),
    },
    {
      name: "c itself is returned, and can be added to again",
      group: "accumulate",
      script: (rng) => ({
        steps: [
          { ...random(rng, 6, 2, 5), as: "c" },
          { ...multiply(rng.normal(6 * 3), rng.normal(3 * 5), { m: 6, k: 3, n: 5 }, ref("c")), as: "again" },
          multiply(rng.normal(6 * 4), rng.normal(4 * 5), { m: 6, k: 4, n: 5 }, ref("again")),
          { read: "c" },
          { call: "again.fill", args: [rng.normal(1)[0]!], record: false },
          { read: "c" },
        ],
      }),
    },
    {
      name: "c may not share memory with a or b",
      group: "memory",
      script: (rng) => ({
        steps: [
          { ...random(rng, 4, 1, 4), as: "x" },
          { ...multiply(ref("x"), rng.normal(16), { m: 4, k: 4, n: 4 }, ref("x")), throws: "RangeError" },
          { ...multiply(rng.normal(16), ref("x"), { m: 4, k: 4, n: 4 }, ref("x")), throws: "RangeError" },
          { read: "x" },
          multiply(ref("x"), rng.normal(16), { m: 4, k: 4, n: 4 }),
        ],
      }),
    },
    {
      name: "one number in common is too much",
      group: "memory",
      script: (rng) => ({
        steps: [
          { ...random(rng, 4, 1, 8), as: "pool" },
          part("pool", 8, 14, "x"), // [2, 3] or [3, 2]
          part("pool", 5, 9, "before"), // [2, 2], its last number the first of x
          part("pool", 13, 17, "behind"), // [2, 2], its first number the last of x
          part("pool", 9, 13, "inside"),
          ...["before", "behind", "inside"].flatMap((c): Step[] => [
            { ...multiply(ref("x"), rng.normal(6), { m: 2, k: 3, n: 2 }, ref(c)), throws: "RangeError" },
            { ...multiply(rng.normal(6), ref("x"), { m: 2, k: 3, n: 2 }, ref(c)), throws: "RangeError" },
          ]),
          { read: "pool" },
        ],
      }),
    },
    {
      name: "neighbours in one buffer share nothing",
      group: "memory",
      script: (rng) => ({
        steps: [
          { ...random(rng, 4, 1, 6), as: "pool" },
          part("pool", 2, 8, "a"), // [2, 3]
          part("pool", 8, 12, "c"), // [2, 2]
          part("pool", 12, 18, "b"), // [3, 2]
          multiply(ref("a"), ref("b"), { m: 2, k: 3, n: 2 }, ref("c")),
          multiply(ref("b"), ref("a"), { m: 3, k: 2, n: 3 }),
          { read: "pool" },
        ],
      }),
    },
    {
      name: "no steps leave c as it is",
      group: "edges",
      script: (rng) => ({ steps: [random(rng, 3, 0, 4, true), random(rng, 1, 0, 5, true)] }),
    },
    {
      name: "no steps give zeros",
      group: "edges",
      edge: "a sum of no products is 0, so that zeros are right",
      script: (rng) => ({ steps: [random(rng, 3, 0, 4)] }),
    },
    {
      name: "no rows or no columns",
      group: "edges",
      edge: "empty answers are equal, whoever gives them",
      script: (rng) => ({ steps: [random(rng, 0, 3, 4), random(rng, 4, 3, 0), random(rng, 0, 0, 0)] }),
    },
    {
      name: "NaN and Infinity behind a zero",
      group: "nan",
      script: (rng) => {
        const [m, k, n] = [6, 5, 7];
        const a = replaced(rng.normal(m * k), [1 * k + 2, 0], [3 * k + 2, 0], [5 * k + 4, 0]);
        const b = replaced(rng.normal(k * n), [2 * n + 1, NaN], [2 * n + 5, Infinity], [4 * n + 3, -Infinity]);
        return { steps: [multiply(a, b, { m, k, n })] };
      },
    },
    {
      name: "zeros in b, NaN and Infinity in a and c",
      group: "nan",
      script: (rng) => {
        const [m, k, n] = [5, 6, 9];
        const a = replaced(rng.normal(m * k), [1 * k + 3, NaN], [4 * k, Infinity]);
        const b = replaced(rng.normal(k * n), [3 * n + 2, 0], [3 * n + 8, 0], [0, 0]);
        const c = replaced(rng.normal(m * n), [0, NaN], [2 * n + 4, Infinity], [3 * n + 8, -Infinity]);
        return { steps: [multiply(a, b, { m, k, n }, c)] };
      },
    },
    {
      name: "no second a or b",
      group: "bounds",
      // 160 x 160 numbers are 100 KiB.
      bounds: { largestBufferBytes: SCRATCH_BYTES },
      script: (rng) => ({ steps: [random(rng, 2, 160, 160), random(rng, 160, 160, 2)] }),
    },
    {
      name: "no product beside c",
      group: "bounds",
      bounds: { largestBufferBytes: SCRATCH_BYTES },
      script: (rng) => ({ steps: [random(rng, 160, 3, 160, true)] }),
    },
    {
      name: "no wider copy of the result",
      group: "bounds",
      bounds: { largestBufferBytes: 4 * 160 * 160 },
      script: (rng) => ({ steps: [random(rng, 160, 2, 160)] }),
    },
  ],
});
