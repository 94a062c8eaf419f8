/**
 * @file Cases of attention. b = batch, h = heads, Tq, Tk = positions of queries and keys, d, dv = width of a key and of a value.
 */
import { defineKata, type Script } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { tensor, type Arg, type TensorValue } from "@kata/grader/value";

interface Inputs {
  readonly q: TensorValue;
  readonly k: TensorValue;
  readonly v: TensorValue;
}

const TIMED = { b: 1, h: 2, d: 16, dv: 16 };

export const kata = defineKata({
  slug: "scaled-dot-product-attention",
  style: "tensor",
  exports: { sdpa: { kind: "function", params: ["q", "k", "v", "o"], readonly: ["q", "k", "v", "o"] } },
  reference: { module: "attention" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  bounds: { leakedTensors: 0 },
  measures: [
    {
      kind: "cpuTime",
      over: "T",
      sizes: [2, 4, 8].map((T) => ({
        size: T,
        script: (rng) => attend(inputs(rng, { ...TIMED, Tq: T, Tk: T }), { causal: true }),
      })),
    },
  ],
  cases: [
    {
      name: "two queries, three keys",
      group: "values",
      example: true,
      script: () => {
        const q = tensor([1, 1, 2, 4], [2, 0, 0, 0, 0, 0, 0, 0]);
        const k = tensor([1, 1, 3, 4], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
        return attend({ q, k, v: tensor([1, 1, 3, 2], [1, 0, 0, 1, 5, 2]) });
      },
    },
    {
      name: "two new queries after two old keys",
      group: "causal",
      example: true,
      script: () => {
        const k = tensor([1, 1, 4, 1], [1, 2, 3, 4]);
        const v = tensor([1, 1, 4, 1], [6, 12, 0, 2]);
        return attend({ q: tensor([1, 1, 2, 1], [0, 0]), k, v }, { causal: true });
      },
    },
    {
      name: "the second query may see nothing",
      group: "masks",
      example: true,
      script: () => {
        const q = tensor([1, 1, 2, 1], [1, 1]);
        return attend({ q, k: q, v: tensor([1, 1, 2, 2], [3, 4, 5, 6]) }, { mask: tensor([1, 1, 2, 2], [1, 0, 0, 0]) });
      },
    },

    {
      name: "every axis has another length",
      group: "values",
      script: (rng) => attend(inputs(rng, { b: 2, h: 3, Tq: 4, Tk: 5, d: 6, dv: 7 })),
    },
    {
      name: "a scale of its own",
      group: "values",
      script: (rng) =>
        attend(inputs(rng, { b: 1, h: 2, Tq: 3, Tk: 4, d: 9, dv: 5 }), { scale: 0.5 + 0.5 * rng.uniform() }),
    },

    {
      name: "a scale of zero gives the mean",
      group: "edges",
      script: (rng) => attend(inputs(rng, { b: 1, h: 2, Tq: 3, Tk: 5, d: 4, dv: 3 }), { scale: 0 }),
    },
    {
      name: "one query, one key",
      group: "edges",
      edge: "One key has all the weight, whatever its score: the smallest shapes, where few mistakes show.",
      script: (rng) => attend(inputs(rng, { b: 2, h: 1, Tq: 1, Tk: 1, d: 3, dv: 2 }), { causal: true }),
    },

    {
      name: "as many queries as keys",
      group: "causal",
      script: (rng) => attend(inputs(rng, { b: 2, h: 3, Tq: 5, Tk: 5, d: 4, dv: 2 }), { causal: true }),
    },
    {
      name: "fewer queries than keys align to the end",
      group: "causal",
      script: (rng) => attend(inputs(rng, { b: 2, h: 3, Tq: 3, Tk: 7, d: 4, dv: 5 }), { causal: true }),
    },
    {
      name: "more queries than keys: the first see nothing",
      group: "causal",
      script: (rng) => attend(inputs(rng, { b: 1, h: 2, Tq: 6, Tk: 4, d: 3, dv: 2 }), { causal: true }),
    },

    {
      name: "padding, float32, one row for all heads",
      group: "masks",
      script: (rng) =>
        attend(inputs(rng, { b: 2, h: 3, Tq: 4, Tk: 5, d: 6, dv: 7 }), {
          mask: tensor([2, 1, 1, 5], [1, 1, 1, 0, 0, 1, 1, 1, 1, 0]),
        }),
    },
    {
      name: "bool, another pattern for each head",
      group: "masks",
      script: (rng) =>
        attend(inputs(rng, { b: 2, h: 3, Tq: 4, Tk: 5, d: 6, dv: 7 }), { mask: randomMask(rng, [1, 3, 4, 5], "bool") }),
    },
    {
      name: "a mask over queries alone",
      group: "masks",
      script: (rng) =>
        attend(inputs(rng, { b: 2, h: 2, Tq: 3, Tk: 5, d: 4, dv: 3 }), {
          mask: tensor([2, 1, 3, 1], [1, 0, 1, 0, 0, 1], "bool"),
        }),
    },
    {
      name: "a key must pass mask and causal rule",
      group: "masks",
      script: (rng) =>
        attend(inputs(rng, { b: 2, h: 3, Tq: 4, Tk: 6, d: 5, dv: 2 }), {
          mask: randomMask(rng, [2, 1, 4, 6], "float32"),
          causal: true,
        }),
    },

    {
      name: "scores of 1e4",
      group: "stability",
      script: (rng) => attend(largeScores(rng)),
    },
    {
      name: "hidden keys stay hidden when visible scores reach -1e4",
      group: "stability",
      script: (rng) => attend(largeScores(rng), { mask: tensor([1, 1, 1, 6], [1, 0, 1, 1, 0, 1]) }),
    },

    {
      name: "NaN in value rows that nobody sees",
      group: "leaks",
      script: (rng) => {
        const { q, k, v } = inputs(rng, { b: 2, h: 2, Tq: 3, Tk: 5, d: 4, dv: 3 });
        const mask = tensor([1, 1, 1, 5], [1, 0, 1, 1, 0], "bool");
        return attend({ q, k, v: poison(v, [1, 4], NaN) }, { mask });
      },
    },
    {
      name: "NaN in the value row of the future",
      group: "leaks",
      // The last query sees the row, the others do not; one NaN spoils one column.
      script: (rng) => {
        const { q, k, v } = inputs(rng, { b: 1, h: 2, Tq: 4, Tk: 4, d: 5, dv: 3 });
        return attend({ q, k, v: poison(v, [3], NaN, 1) }, { causal: true });
      },
    },
    {
      name: "1e30 in the value row of the future",
      group: "leaks",
      script: (rng) => {
        const { q, k, v } = inputs(rng, { b: 1, h: 2, Tq: 4, Tk: 4, d: 5, dv: 3 });
        return attend({ q, k, v: poison(v, [3], 1e30) }, { causal: true });
      },
    },

    {
      name: "gradients of q, k and v",
      group: "gradient",
      script: (rng) => gradients(rng, inputs(rng, { b: 2, h: 3, Tq: 4, Tk: 5, d: 6, dv: 7 })),
    },
    {
      name: "gradients with queries that see nothing",
      group: "gradient",
      script: (rng) => {
        const bits = [1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0];
        const o = { mask: tensor([2, 1, 4, 3], bits), causal: true };
        return gradients(rng, inputs(rng, { b: 2, h: 2, Tq: 4, Tk: 3, d: 5, dv: 6 }), o);
      },
    },
    {
      name: "gradients beside hidden NaN",
      group: "gradient",
      script: (rng) => {
        const { q, k, v } = inputs(rng, { b: 1, h: 2, Tq: 3, Tk: 4, d: 5, dv: 2 });
        return gradients(rng, { q, k, v: poison(v, [1], NaN) }, { mask: tensor([1, 1, 1, 4], [1, 0, 1, 1]) });
      },
    },
  ],
});

function attend({ q, k, v }: Inputs, o?: Record<string, Arg>): Script {
  return { steps: [{ call: "sdpa", args: o === undefined ? [q, k, v] : [q, k, v, o] }] };
}

function gradients(rng: Rng, { q, k, v }: Inputs, o: Record<string, Arg> = {}): Script {
  const upstream = random(rng, [...q.shape.slice(0, 3), v.shape[3]!]);
  return { steps: [{ grad: "sdpa", args: [q, k, v, o], wrt: ["q", "k", "v"], upstream }] };
}

function random(rng: Rng, shape: readonly number[]): TensorValue {
  return tensor(shape, rng.normal(size(shape)));
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, dim) => product * dim, 1);
}

function inputs(rng: Rng, n: { b: number; h: number; Tq: number; Tk: number; d: number; dv: number }): Inputs {
  const q = random(rng, [n.b, n.h, n.Tq, n.d]);
  const k = random(rng, [n.b, n.h, n.Tk, n.d]);
  return { q, k, v: random(rng, [n.b, n.h, n.Tk, n.dv]) };
}

/** Half of the keys, at random; key 0 always, so that each query sees one. */
function randomMask(rng: Rng, shape: readonly [number, number, number, number], dtype: "float32" | "bool") {
  const bits = Array.from({ length: size(shape) }, (_, i) => (i % shape[3] === 0 || rng.uniform() < 0.5 ? 1 : 0));
  return tensor(shape, bits, dtype);
}

/** `x` with the rows `[.., j, :]`, j in `rows`, replaced by `filler`; where `column` is given, only there. */
function poison(x: TensorValue, rows: readonly number[], filler: number, column?: number): TensorValue {
  const [T, width] = [x.shape[2]!, x.shape[3]!];
  const isHit = (i: number) => rows.includes(Math.floor(i / width) % T) && (column ?? i % width) === i % width;
  const values = Array.from(x.data, (value, i) => (isHit(i) ? filler : value));
  return tensor(x.shape, values);
}

/**
 * Four queries and six keys of integers, d = 4: every score is exact in float32, whatever the order of summation.
 * The first coordinate puts the scores of query i near +1e4 or -1e4 by turns, the others set keys apart by steps of 1/2.
 */
function largeScores(rng: Rng): Inputs {
  const small = () => rng.int(-1, 2);
  const q = Array.from({ length: 4 }, (_, i) => [i % 2 === 0 ? 100 : -100, small(), 1, small()]).flat();
  const k = Array.from({ length: 6 }, () => [200, small(), small(), small()]).flat();
  return { q: tensor([1, 1, 4, 4], q), k: tensor([1, 1, 6, 4], k), v: random(rng, [1, 1, 6, 3]) };
}
