/**
 * @file Scaled dot-product attention: B = batch, H = heads, Tq = queries, Tk = keys, D = width of a query and key, Dv = width of a value.
 */
import { defineKata } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { tensor, type TensorValue } from "@kata/grader/value";

const random = (rng: Rng, ...shape: number[]) => tensor(shape, rng.normal(size(shape)));
const size = (shape: readonly number[]) => shape.reduce((product, dim) => product * dim, 1);

/** 0 or 1, each key kept with the probability `keep`; key 0 always, so that no row is left without one. */
function randomMask(
  rng: Rng,
  shape: readonly [number, number, number, number],
  keep: number,
  dtype: "float32" | "bool",
): TensorValue {
  const bits = Array.from({ length: size(shape) }, (_, i) => (i % shape[3] === 0 || rng.uniform() < keep ? 1 : 0));
  return tensor(shape, bits, dtype);
}

/** `x` with the rows `[.., j, :]`, j in `rows`, replaced by `filler`. */
function poison(x: TensorValue, rows: readonly number[], filler: number): TensorValue {
  const [T, D] = [x.shape[2]!, x.shape[3]!];
  return tensor(
    x.shape,
    Array.from(x.data, (value, i) => (rows.includes(Math.floor(i / D) % T) ? filler : value)),
  );
}

/**
 * Queries and keys of integers, D = 4, so that every score is exact in float32 whatever the order of summation.
 * The first coordinate puts the row of query i near +1e4 or -1e4 by turns, the others set keys apart by steps of 1/2.
 */
function largeScores(rng: Rng, Tq: number, Tk: number): { q: TensorValue; k: TensorValue } {
  const small = () => rng.int(-1, 2);
  const q = Array.from({ length: Tq }, (_, i) => [i % 2 === 0 ? 100 : -100, small(), 1, small()]).flat();
  const k = Array.from({ length: Tk }, () => [200, small(), small(), small()]).flat();
  return { q: tensor([1, 1, Tq, 4], q), k: tensor([1, 1, Tk, 4], k) };
}

export const kata = defineKata({
  slug: "scaled-dot-product-attention",
  style: "tensor",
  exports: { sdpa: { kind: "function", params: ["q", "k", "v", "o"], readonly: ["q", "k", "v", "o"] } },
  reference: { module: "attention" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  bounds: { leakedTensors: 0 },
  cases: [
    {
      name: "two queries, three keys",
      group: "values",
      example: true,
      script: () => {
        const q = tensor([1, 1, 2, 4], [2, 0, 0, 0, 0, 0, 0, 0]);
        const k = tensor([1, 1, 3, 4], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
        const v = tensor([1, 1, 3, 2], [1, 0, 0, 1, 5, 2]);
        return { steps: [{ call: "sdpa", args: [q, k, v] }] };
      },
    },
    {
      name: "two new queries after one old key",
      group: "causal",
      example: true,
      script: () => {
        const q = tensor([1, 1, 2, 1], [0, 0]);
        const k = tensor([1, 1, 3, 1], [1, 2, 3]);
        const v = tensor([1, 1, 3, 1], [6, 12, 0]);
        return { steps: [{ call: "sdpa", args: [q, k, v, { causal: true }] }] };
      },
    },
    {
      name: "the second query may see nothing",
      group: "masks",
      example: true,
      script: () => {
        const q = tensor([1, 1, 2, 1], [1, 1]);
        const v = tensor([1, 1, 2, 2], [3, 4, 5, 6]);
        const mask = tensor([1, 1, 2, 2], [1, 0, 0, 0]);
        return { steps: [{ call: "sdpa", args: [q, q, v, { mask }] }] };
      },
    },
    {
      name: "every axis has another length",
      group: "values",
      script: (rng) => ({
        steps: [{ call: "sdpa", args: [random(rng, 2, 3, 4, 6), random(rng, 2, 3, 5, 6), random(rng, 2, 3, 5, 7)] }],
      }),
    },
    {
      name: "a scale of its own",
      group: "values",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [
              random(rng, 1, 2, 3, 9),
              random(rng, 1, 2, 4, 9),
              random(rng, 1, 2, 4, 5),
              { scale: 0.25 + 0.5 * rng.uniform() },
            ],
          },
        ],
      }),
    },
    {
      name: "a scale of zero gives the mean",
      group: "edges",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [random(rng, 1, 2, 3, 4), random(rng, 1, 2, 5, 4), random(rng, 1, 2, 5, 3), { scale: 0 }],
          },
        ],
      }),
    },
    {
      name: "one query, one key",
      group: "edges",
      edge: "One key has all the weight, whatever its score: the case holds the shapes at their smallest, where no mistake of the others shows.",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [random(rng, 2, 1, 1, 3), random(rng, 2, 1, 1, 3), random(rng, 2, 1, 1, 2), { causal: true }],
          },
        ],
      }),
    },
    {
      name: "as many queries as keys",
      group: "causal",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [random(rng, 2, 3, 5, 4), random(rng, 2, 3, 5, 4), random(rng, 2, 3, 5, 2), { causal: true }],
          },
        ],
      }),
    },
    {
      name: "fewer queries than keys align to the end",
      group: "causal",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [random(rng, 2, 3, 3, 4), random(rng, 2, 3, 7, 4), random(rng, 2, 3, 7, 5), { causal: true }],
          },
        ],
      }),
    },
    {
      name: "more queries than keys: the first see nothing",
      group: "causal",
      script: (rng) => ({
        steps: [
          {
            call: "sdpa",
            args: [random(rng, 1, 2, 6, 3), random(rng, 1, 2, 4, 3), random(rng, 1, 2, 4, 2), { causal: true }],
          },
        ],
      }),
    },
    {
      name: "padding, float32, one row for all heads",
      group: "masks",
      script: (rng) => {
        const mask = tensor([2, 1, 1, 5], [1, 1, 1, 0, 0, 1, 1, 1, 1, 0]);
        return {
          steps: [
            {
              call: "sdpa",
              args: [random(rng, 2, 3, 4, 6), random(rng, 2, 3, 5, 6), random(rng, 2, 3, 5, 7), { mask }],
            },
          ],
        };
      },
    },
    {
      name: "bool, another pattern for each head",
      group: "masks",
      script: (rng) => {
        const mask = randomMask(rng, [1, 3, 4, 5], 0.4, "bool");
        return {
          steps: [
            {
              call: "sdpa",
              args: [random(rng, 2, 3, 4, 6), random(rng, 2, 3, 5, 6), random(rng, 2, 3, 5, 7), { mask }],
            },
          ],
        };
      },
    },
    {
      name: "a mask over queries alone",
      group: "masks",
      script: (rng) => {
        const mask = tensor([2, 1, 3, 1], [1, 0, 1, 0, 0, 1], "bool");
        return {
          steps: [
            {
              call: "sdpa",
              args: [random(rng, 2, 2, 3, 4), random(rng, 2, 2, 5, 4), random(rng, 2, 2, 5, 3), { mask }],
            },
          ],
        };
      },
    },
    {
      name: "a key must pass mask and causal rule",
      group: "masks",
      script: (rng) => {
        const mask = randomMask(rng, [2, 1, 4, 6], 0.5, "float32");
        return {
          steps: [
            {
              call: "sdpa",
              args: [random(rng, 2, 3, 4, 5), random(rng, 2, 3, 6, 5), random(rng, 2, 3, 6, 2), { mask, causal: true }],
            },
          ],
        };
      },
    },
    {
      name: "scores of 1e4",
      group: "stability",
      script: (rng) => {
        const { q, k } = largeScores(rng, 4, 6);
        return { steps: [{ call: "sdpa", args: [q, k, random(rng, 1, 1, 6, 3)] }] };
      },
    },
    {
      name: "hidden keys stay hidden when visible scores reach -1e4",
      group: "stability",
      script: (rng) => {
        const { q, k } = largeScores(rng, 4, 6);
        const mask = tensor([1, 1, 1, 6], [1, 0, 1, 1, 0, 1]);
        return { steps: [{ call: "sdpa", args: [q, k, random(rng, 1, 1, 6, 3), { mask }] }] };
      },
    },
    {
      name: "NaN in value rows that nobody sees",
      group: "leaks",
      script: (rng) => {
        const mask = tensor([1, 1, 1, 5], [1, 0, 1, 1, 0], "bool");
        const v = poison(random(rng, 2, 2, 5, 3), [1, 4], NaN);
        return { steps: [{ call: "sdpa", args: [random(rng, 2, 2, 3, 4), random(rng, 2, 2, 5, 4), v, { mask }] }] };
      },
    },
    {
      name: "NaN in the value row of the future",
      group: "leaks",
      // The last query sees the row, the others do not.
      script: (rng) => {
        const v = poison(random(rng, 1, 2, 4, 3), [3], NaN);
        return {
          steps: [{ call: "sdpa", args: [random(rng, 1, 2, 4, 5), random(rng, 1, 2, 4, 5), v, { causal: true }] }],
        };
      },
    },
    {
      name: "1e30 in the value row of the future",
      group: "leaks",
      script: (rng) => {
        const v = poison(random(rng, 1, 2, 4, 3), [3], 1e30);
        return {
          steps: [{ call: "sdpa", args: [random(rng, 1, 2, 4, 5), random(rng, 1, 2, 4, 5), v, { causal: true }] }],
        };
      },
    },
    {
      name: "gradients of q, k and v",
      group: "gradient",
      script: (rng) => ({
        steps: [
          {
            grad: "sdpa",
            args: [random(rng, 2, 3, 4, 6), random(rng, 2, 3, 5, 6), random(rng, 2, 3, 5, 7)],
            wrt: ["q", "k", "v"],
            upstream: random(rng, 2, 3, 4, 7),
          },
        ],
      }),
    },
    {
      name: "gradients with queries that see nothing",
      group: "gradient",
      script: (rng) => {
        const mask = tensor([2, 1, 4, 3], [1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 0]);
        return {
          steps: [
            {
              grad: "sdpa",
              args: [random(rng, 2, 2, 4, 5), random(rng, 2, 2, 3, 5), random(rng, 2, 2, 3, 6), { mask, causal: true }],
              wrt: ["q", "k", "v"],
              upstream: random(rng, 2, 2, 4, 6),
            },
          ],
        };
      },
    },
    {
      name: "gradients beside hidden NaN",
      group: "gradient",
      script: (rng) => {
        const mask = tensor([1, 1, 1, 4], [1, 0, 1, 1]);
        const v = poison(random(rng, 1, 2, 4, 2), [1], NaN);
        return {
          steps: [
            {
              grad: "sdpa",
              args: [random(rng, 1, 2, 3, 5), random(rng, 1, 2, 4, 5), v, { mask }],
              wrt: ["q", "k", "v"],
              upstream: random(rng, 1, 2, 3, 2),
            },
          ],
        };
      },
    },
  ],
});
