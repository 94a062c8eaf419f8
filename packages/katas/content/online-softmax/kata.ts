/**
 * @file Online softmax: the maximum and the sum of a row in one pass, block by block, and the merge that makes it possible.
 *
 * n = rows, k = elements of a row. Stats {m, l}: maximum and sum of exp(x - m).
 */
import { defineKata, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { ref, type Arg, type Value } from "@kata/grader/value";

const EMPTY = { m: -Infinity, l: 0 };

/** `null` leaves `block` to its default. */
const softmax = (x: ArrayLike<number>, n: number, k: number, block: number | null = null): Step => ({
  call: "onlineSoftmax",
  args: [Float32Array.from(x), n, k, ...(block === null ? [] : [block])],
});

const merge = (a: Arg, b: Arg, as?: string): Step => ({
  call: "mergeStats",
  args: [a, b],
  ...(as === undefined ? {} : { as }),
});

/** The statistics of a part of some row: a maximum near `at` and a sum of at least 1. */
const stats = (rng: Rng, at = 0): Value => ({ m: at + 3 * rng.uniform(), l: 1 + 4 * rng.uniform() });

const LONG = { n: 3, k: 4099 };

/** Four rows, in blocks of 64. Memory alone is measured: three passes take only 1.2 times as long. */
const rows = (k: number) => (rng: Rng) => ({ steps: [softmax(rng.normal(4 * k, 2), 4, k, 64)] });

export const kata = defineKata({
  slug: "online-softmax",
  style: "array",
  exports: {
    onlineSoftmax: { kind: "function", params: ["x", "n", "k", "block"], readonly: ["x"] },
    mergeStats: { kind: "function", params: ["a", "b"], readonly: ["a", "b"] },
  },
  reference: { module: "online-softmax" },
  precision: "float32",
  tolerance: { rtol: 1e-5, atol: 1e-12 },
  measures: [
    { kind: "allocatedBytes", over: "k", sizes: [1024, 2048, 4096].map((k) => ({ size: k, script: rows(k) })) },
  ],
  cases: [
    {
      name: "two rows of three",
      group: "values",
      example: true,
      script: () => ({ steps: [softmax([1, 2, 3, 2, 2, 2], 2, 3)] }),
    },
    {
      name: "two blocks, the second with the larger maximum",
      group: "merge",
      example: true,
      script: () => ({ steps: [merge({ m: 1, l: 2 }, { m: 3, l: 1 })] }),
    },
    {
      name: "one element at a time",
      group: "values",
      script: (rng) => ({ steps: [softmax(rng.normal(5 * 7, 2), 5, 7)] }),
    },
    {
      name: "every block size gives the same row",
      group: "values",
      script: (rng) => {
        const x = rng.normal(2 * 11, 3);
        return { steps: [1, 2, 3, 4, 5, 10, 11, 12, 64].map((block) => softmax(x, 2, 11, block)) };
      },
    },
    {
      name: "rows of one element",
      group: "values",
      edge: "a row of one element is 1 whatever it holds, so that an answer of ones is right",
      script: (rng) => ({ steps: [softmax(rng.normal(5), 5, 1), softmax(rng.normal(3), 3, 1, 4)] }),
    },
    {
      name: "logits of 10000 and of -10000",
      group: "stability",
      script: (rng) => {
        const near = rng.normal(9);
        const x = [1e4, -1e4, 0, 1e4, -1e4, ...near.map((e) => 1e4 + e), ...near.map((e) => -1e4 + e)];
        return { steps: [1, 3, 23].map((block) => softmax(x, 1, 23, block)) };
      },
    },
    {
      name: "rows far from zero and from each other",
      group: "stability",
      script: (rng) => {
        const x = rng.normal(4 * 9).map((e, i) => e + [-2000, 0, 2000, -3000][Math.floor(i / 9)]!);
        x[3 * 9] = -Infinity;
        return { steps: [1, 2, 9].map((block) => softmax(x, 4, 9, block)) };
      },
    },
    {
      name: "the maximum grows at every step",
      group: "stability",
      script: (rng) => {
        const steps = Array.from({ length: 13 }, () => 0.2 + rng.uniform());
        const rising = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step));
        const falling = rising.toReversed();
        return { steps: [1, 2, 5].map((block) => softmax([...rising, ...falling], 2, 13, block)) };
      },
    },
    {
      name: "a row of -Infinity only",
      group: "edges",
      script: (rng) => {
        const none = new Float32Array(5).fill(-Infinity);
        const x = [...rng.normal(5), ...none, ...rng.normal(5)];
        return { steps: [1, 2, 5, 8].map((block) => softmax(x, 3, 5, block)) };
      },
    },
    {
      name: "-Infinity at the start, in the middle and at the end",
      group: "edges",
      script: (rng) => {
        const x = rng.normal(3 * 7);
        for (const j of [0, 1, 2, 7 + 2, 7 + 3, 7 + 4, 14 + 4, 14 + 5, 14 + 6]) x[j] = -Infinity;
        return { steps: [1, 2, 3, 7].map((block) => softmax(x, 3, 7, block)) };
      },
    },
    {
      name: "rows of no elements",
      group: "edges",
      edge: "empty answers are equal, whoever gives them",
      script: () => ({ steps: [softmax([], 3, 0), softmax([], 0, 5), softmax([], 0, 0, 4)] }),
    },
    {
      name: "the empty part changes nothing",
      group: "merge",
      script: (rng) => {
        const part = stats(rng);
        return { steps: [merge(EMPTY, part), merge(part, EMPTY), merge(EMPTY, EMPTY)] };
      },
    },
    {
      name: "order and grouping do not matter",
      group: "merge",
      script: (rng) => {
        const [a, b, c] = [stats(rng, -4), stats(rng, 5), stats(rng, 0)] as const;
        return {
          steps: [
            merge(a, b, "ab"),
            merge(b, a),
            merge(ref("ab"), c, "left"),
            merge(b, c, "bc"),
            merge(a, ref("bc"), "right"),
            merge(c, ref("ab")),
            // Merged results are parts like any other.
            merge(ref("left"), ref("right")),
          ],
        };
      },
    },
    {
      name: "a part merged with itself",
      group: "merge",
      script: (rng) => {
        const part = stats(rng);
        return {
          steps: [merge(part, part, "twice"), merge(ref("twice"), ref("twice"))],
        };
      },
    },
    {
      name: "maxima 10000 apart",
      group: "merge",
      script: (rng) => {
        const [low, high] = [stats(rng, -1e4), stats(rng, 1e4)];
        return { steps: [merge(low, high), merge(high, low), merge(low, low), merge(high, high)] };
      },
    },
    {
      name: "nothing as long as the input is stored beside the output",
      group: "bounds",
      // The output, and half of that again for blocks of 64: a copy of x, or its exponentials, would double it.
      bounds: { allocatedBytes: 1.5 * 4 * LONG.n * LONG.k },
      script: (rng) => ({ steps: [softmax(rng.normal(LONG.n * LONG.k, 2), LONG.n, LONG.k, 64)] }),
    },
  ],
});
