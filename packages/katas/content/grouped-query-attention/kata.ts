/**
 * @file Attention whose query heads share heads of keys and values.
 *
 * b = sequences, nH = query heads, nKv = heads of keys and values, Tq, Tk = positions of queries and keys, d, dv = width of a key and of a value.
 */
import { defineKata, type Step } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { tensor, type Arg, type TensorValue } from "@kata/grader/value";

interface Sizes {
  readonly b: number;
  readonly nH: number;
  readonly nKv: number;
  readonly Tq: number;
  readonly Tk: number;
  readonly d: number;
  readonly dv: number;
}

type Inputs = readonly [q: TensorValue, k: TensorValue, v: TensorValue];

const attend = (inputs: Inputs, o?: Record<string, Arg>): Extract<Step, { call: string }> => ({
  call: "gqa",
  args: o === undefined ? inputs : [...inputs, o],
});

function random(rng: Rng, shape: readonly number[]): TensorValue {
  const size = shape.reduce((product, dim) => product * dim, 1);
  return tensor(shape, rng.normal(size));
}

function inputs(rng: Rng, { b, nH, nKv, Tq, Tk, d, dv }: Sizes): Inputs {
  return [random(rng, [b, nH, Tq, d]), random(rng, [b, nKv, Tk, d]), random(rng, [b, nKv, Tk, dv])];
}

/** Half of the keys, at random; key 0 always, so that each query sees one. */
function randomMask(rng: Rng, shape: readonly [number, number, number, number], dtype: "float32" | "bool") {
  const size = shape.reduce((product, dim) => product * dim, 1);
  const bits = Array.from({ length: size }, (_, i) => (i % shape[3] === 0 || rng.uniform() < 0.5 ? 1 : 0));
  return tensor(shape, bits, dtype);
}

/**
 * Four query heads over two key heads, d = 4, all integers: every score is exact in float32, whatever the order of summation.
 * The first coordinate puts the scores near +1e4 or -1e4 by turns, the others set keys apart by steps of 1/2.
 */
function largeScores(rng: Rng): Inputs {
  const small = () => rng.int(-1, 2);
  const q = Array.from({ length: 4 * 3 }, (_, i) => [i % 2 === 0 ? 100 : -100, small(), 1, small()]).flat();
  const k = Array.from({ length: 2 * 5 }, () => [200, small(), small(), small()]).flat();
  return [tensor([1, 4, 3, 4], q), tensor([1, 2, 5, 4], k), random(rng, [1, 2, 5, 3])];
}

/** Less than one tensor of keys with a head for each query head. As said in the texts. */
const belowRepeatedKeys = ({ b, nH, Tk, d }: Sizes) => ({ allocatedBytes: 4 * b * nH * Tk * d });

const SIX_OVER_TWO: Sizes = { b: 2, nH: 6, nKv: 2, Tq: 4, Tk: 5, d: 8, dv: 3 };
const DECODE: Sizes = { b: 2, nH: 8, nKv: 2, Tq: 1, Tk: 40, d: 64, dv: 64 };
const CHUNK: Sizes = { b: 2, nH: 12, nKv: 2, Tq: 2, Tk: 30, d: 128, dv: 32 };

/** A step of decoding: one query, and four query heads to each head of keys. The bounds below judge the memory. */
const timed = (Tk: number): Sizes => ({ b: 1, nH: 8, nKv: 2, Tq: 1, Tk, d: 16, dv: 16 });

export const kata = defineKata({
  slug: "grouped-query-attention",
  style: "tensor",
  exports: { gqa: { kind: "function", params: ["q", "k", "v", "o"], readonly: ["q", "k", "v", "o"] } },
  reference: { module: "grouped-attention" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  bounds: { leakedTensors: 0 },
  measures: [
    {
      kind: "cpuTime",
      over: "Tk",
      sizes: [8, 16, 32].map((Tk) => ({
        size: Tk,
        script: (rng) => ({ steps: [attend(inputs(rng, timed(Tk)))] }),
      })),
    },
  ],
  cases: [
    {
      name: "two query heads share a key head",
      group: "heads",
      example: true,
      script: () => {
        const q = tensor([1, 2, 1, 1], [0, Math.log(3)]);
        return { steps: [attend([q, tensor([1, 1, 2, 1], [0, 1]), tensor([1, 1, 2, 1], [0, 8])])] };
      },
    },
    {
      name: "four query heads, two key heads",
      group: "heads",
      example: true,
      script: () => {
        const q = tensor([1, 4, 1, 1], [0, 0, 0, 0]);
        return { steps: [attend([q, tensor([1, 2, 2, 1], [1, 2, 3, 4]), tensor([1, 2, 2, 1], [1, 3, 10, 30])])] };
      },
    },
    {
      name: "six query heads over two key heads",
      group: "heads",
      script: (rng) => ({ steps: [attend(inputs(rng, SIX_OVER_TWO))] }),
    },
    {
      name: "six query heads over three key heads",
      group: "heads",
      script: (rng) => ({ steps: [attend(inputs(rng, { b: 1, nH: 6, nKv: 3, Tq: 3, Tk: 7, d: 5, dv: 6 }))] }),
    },
    {
      name: "as many key heads as query heads",
      group: "heads",
      script: (rng) => ({ steps: [attend(inputs(rng, { b: 2, nH: 3, nKv: 3, Tq: 4, Tk: 6, d: 7, dv: 5 }))] }),
    },
    {
      name: "one key head for all",
      group: "heads",
      script: (rng) => ({ steps: [attend(inputs(rng, { b: 3, nH: 5, nKv: 1, Tq: 4, Tk: 6, d: 7, dv: 3 }))] }),
    },
    {
      name: "heads that cannot be shared out",
      group: "heads",
      script: (rng) => {
        const sizes = { b: 1, Tq: 2, Tk: 3, d: 4, dv: 4 };
        return {
          steps: [
            { ...attend(inputs(rng, { ...sizes, nH: 6, nKv: 4 })), throws: "RangeError" },
            { ...attend(inputs(rng, { ...sizes, nH: 2, nKv: 4 })), throws: "RangeError" },
            attend(inputs(rng, { ...sizes, nH: 4, nKv: 2 })),
          ],
        };
      },
    },
    {
      name: "as many queries as keys",
      group: "causal",
      script: (rng) => ({
        steps: [attend(inputs(rng, { b: 2, nH: 6, nKv: 2, Tq: 5, Tk: 5, d: 4, dv: 3 }), { causal: true })],
      }),
    },
    {
      name: "decoding: one query after a long cache",
      group: "causal",
      script: (rng) => ({
        steps: [attend(inputs(rng, { b: 2, nH: 8, nKv: 2, Tq: 1, Tk: 19, d: 6, dv: 6 }), { causal: true })],
      }),
    },
    {
      name: "fewer queries than keys align to the end",
      group: "causal",
      script: (rng) => ({
        steps: [attend(inputs(rng, { b: 1, nH: 4, nKv: 2, Tq: 3, Tk: 7, d: 4, dv: 5 }), { causal: true })],
      }),
    },
    {
      name: "more queries than keys: the first see nothing",
      group: "causal",
      script: (rng) => ({
        steps: [attend(inputs(rng, { b: 2, nH: 6, nKv: 3, Tq: 6, Tk: 4, d: 3, dv: 2 }), { causal: true })],
      }),
    },
    {
      name: "padding of each sequence, the same for all heads",
      group: "masks",
      script: (rng) => ({
        steps: [attend(inputs(rng, SIX_OVER_TWO), { mask: tensor([2, 1, 1, 5], [1, 1, 1, 0, 0, 0, 1, 1, 1, 1]) })],
      }),
    },
    {
      name: "another mask for each query head",
      group: "masks",
      script: (rng) => ({
        steps: [attend(inputs(rng, SIX_OVER_TWO), { mask: randomMask(rng, [1, 6, 4, 5], "bool") })],
      }),
    },
    {
      name: "a mask over queries alone",
      group: "masks",
      script: (rng) => ({
        steps: [
          attend(inputs(rng, { ...SIX_OVER_TWO, Tq: 3 }), { mask: tensor([2, 1, 3, 1], [1, 0, 1, 0, 0, 1], "bool") }),
        ],
      }),
    },
    {
      name: "a key must pass mask and causal rule",
      group: "masks",
      script: (rng) => ({
        steps: [
          attend(inputs(rng, { b: 2, nH: 4, nKv: 2, Tq: 4, Tk: 6, d: 5, dv: 2 }), {
            mask: randomMask(rng, [2, 4, 1, 6], "float32"),
            causal: true,
          }),
        ],
      }),
    },
    {
      name: "scores of 1e4 and of -1e4",
      group: "stability",
      script: (rng) => ({ steps: [attend(largeScores(rng))] }),
    },
    {
      name: "hidden keys stay hidden when visible scores reach -1e4",
      group: "stability",
      script: (rng) => ({ steps: [attend(largeScores(rng), { mask: tensor([1, 1, 1, 5], [1, 0, 1, 1, 0]) })] }),
    },
    {
      name: "decoding copies no keys and values",
      group: "bounds",
      bounds: belowRepeatedKeys(DECODE),
      script: (rng) => ({ steps: [attend(inputs(rng, DECODE))] }),
    },
    {
      name: "a short causal chunk copies no keys and values",
      group: "bounds",
      bounds: belowRepeatedKeys(CHUNK),
      script: (rng) => ({ steps: [attend(inputs(rng, CHUNK), { causal: true })] }),
    },
  ],
});
