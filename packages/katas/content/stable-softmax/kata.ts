/**
 * @file Cases of softmax along an axis. Letters: n = logits of a slice, b = rows, each of them a slice.
 *
 * Magnitudes are chosen so that each shortcut leaves float32 somewhere: e^89 overflows, e^-104 is 0.
 */
import { defineKata } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { ref, tensor, type TensorValue } from "@kata/grader/value";

const TIMED_LOGITS = 16;

export const kata = defineKata({
  slug: "stable-softmax",
  style: "tensor",
  exports: { softmax: { kind: "function", params: ["x", "opts"], readonly: ["x"] } },
  reference: { module: "softmax" },
  precision: "float32",
  tolerance: { rtol: 1e-5, atol: 1e-7 },
  measures: [
    {
      kind: "cpuTime",
      over: "b",
      sizes: [4, 8, 16].map((b) => ({
        size: b,
        script: (rng) => ({ steps: [{ call: "softmax", args: [normal(rng, [b, TIMED_LOGITS])] }] }),
      })),
    },
  ],
  cases: [
    {
      name: "two rows",
      group: "values",
      example: true,
      script: () => ({ steps: [{ call: "softmax", args: [tensor([2, 3], [1, 2, 3, 5, 5, 5])] }] }),
    },
    {
      name: "a square of logits",
      group: "values",
      // As many rows as columns: a wrong axis cannot be told from the shape.
      script: (rng) => ({ steps: [{ call: "softmax", args: [normal(rng, [6, 6], 2)] }] }),
    },

    {
      name: "first and middle axis",
      group: "axis",
      script: (rng) => ({
        steps: [
          { call: "softmax", args: [normal(rng, [3, 5]), { axis: 0 }] },
          { call: "softmax", args: [normal(rng, [3, 3, 3]), { axis: 1 }] },
        ],
      }),
    },
    {
      name: "axes counted from the end",
      group: "axis",
      script: (rng) => ({
        steps: [-1, -2, -3].map((axis) => ({ call: "softmax", args: [normal(rng, [3, 4, 2]), { axis }] })),
      }),
    },
    {
      name: "an axis outside the tensor",
      group: "axis",
      script: (rng) => ({
        steps: [2, -3].map((axis) => ({
          call: "softmax",
          args: [normal(rng, [2, 3]), { axis }],
          throws: "RangeError",
        })),
      }),
    },
    {
      name: "a scalar has no axis",
      group: "axis",
      script: (rng) => ({ steps: [{ call: "softmax", args: [normal(rng, [])], throws: "RangeError" }] }),
    },

    {
      name: "logits of ten thousand",
      group: "stability",
      script: (rng) => ({
        steps: [
          { call: "softmax", args: [around(rng, 1e4, [3, 5])] },
          { call: "softmax", args: [around(rng, -1e4, [3, 5])] },
        ],
      }),
    },
    {
      name: "logits of 1e38",
      group: "stability",
      // The difference of the two, 2e38, is still a float32; their double is not.
      script: (rng) => ({
        steps: [{ call: "softmax", args: [tensor([4, 3], shuffled(rng, 4, [1e38, 1e38, -1e38]))] }],
      }),
    },
    {
      name: "rows a thousand apart",
      group: "stability",
      script: (rng) => {
        const x = normal(rng, [4, 5]);
        return {
          steps: [
            {
              call: "softmax",
              args: [
                tensor(
                  [4, 5],
                  x.data.map((v, i) => v + 1000 * Math.floor(i / 5)),
                ),
              ],
            },
          ],
        };
      },
    },
    {
      name: "a shift changes nothing",
      group: "stability",
      // Multiples of 1/64 and a shift of 512: the sums are exact in float32.
      script: (rng) => {
        const x = Float32Array.from({ length: 10 }, () => rng.int(-192, 192) / 64);
        return {
          steps: [0, 512, -512].map((shift) => ({
            call: "softmax",
            args: [
              tensor(
                [2, 5],
                x.map((v) => v + shift),
              ),
            ],
          })),
        };
      },
    },

    {
      name: "logarithms of two rows",
      group: "log",
      example: true,
      script: () => ({
        steps: [{ call: "softmax", args: [tensor([2, 2], [0, 0, 0, 1000]), { log: true }] }],
      }),
    },
    {
      name: "logarithms of rare events",
      group: "log",
      // e^-69 is 1e-30, a float32; e^-200 is not.
      script: (rng) => ({
        steps: [69, 200].map((gap) => ({
          call: "softmax",
          args: [
            tensor(
              [3, 4],
              normal(rng, [3, 4]).data.map((v, i) => v - (i % 4 === 0 ? 0 : gap)),
            ),
            { log: true },
          ],
        })),
      }),
    },

    {
      name: "slices of minus infinity",
      group: "edges",
      script: (rng) => ({ steps: [{ call: "softmax", args: [masked(rng), { axis: 1 }] }] }),
    },
    {
      name: "logarithm of slices of minus infinity",
      group: "edges",
      script: (rng) => ({ steps: [{ call: "softmax", args: [masked(rng), { log: true }] }] }),
    },
    {
      name: "an axis of length 0",
      group: "edges",
      edge: "A tensor without elements has one value only, so any answer of the right shape and dtype is right.",
      script: () => ({
        steps: [
          { call: "softmax", args: [tensor([3, 0], [])] },
          { call: "softmax", args: [tensor([0, 2], []), { axis: 0, log: true }] },
        ],
      }),
    },
    {
      name: "whole numbers",
      group: "edges",
      script: (rng) => ({
        steps: [
          {
            call: "softmax",
            args: [
              tensor(
                [3, 4],
                Array.from({ length: 12 }, () => rng.int(-3, 4)),
                "int32",
              ),
            ],
          },
        ],
      }),
    },

    {
      name: "gradient of the probabilities",
      group: "gradient",
      tolerance: { rtol: 1e-4, atol: 1e-6 },
      script: (rng) => ({
        steps: [
          { grad: "softmax", args: [normal(rng, [3, 4]), { axis: 0 }], wrt: ["x"], upstream: normal(rng, [3, 4]) },
        ],
      }),
    },
    {
      name: "gradient of the logarithms",
      group: "gradient",
      tolerance: { rtol: 1e-4, atol: 1e-6 },
      script: (rng) => ({
        steps: [
          { grad: "softmax", args: [normal(rng, [3, 4]), { log: true }], wrt: ["x"], upstream: normal(rng, [3, 4]) },
        ],
      }),
    },
    {
      name: "gradient beside a slice of minus infinity",
      group: "gradient",
      tolerance: { rtol: 1e-4, atol: 1e-6 },
      script: (rng) => ({
        steps: [{ grad: "softmax", args: [masked(rng)], wrt: ["x"], upstream: normal(rng, [3, 4]) }],
      }),
    },

    {
      name: "no tensor is left behind",
      group: "memory",
      bounds: { leakedTensors: 0 },
      script: (rng) => ({
        steps: [
          { call: "softmax", args: [normal(rng, [4, 3])] },
          { call: "softmax", args: [normal(rng, [4, 3]), { axis: 0, log: true }] },
        ],
      }),
    },
    {
      name: "the input stays usable",
      group: "memory",
      script: (rng) => ({
        steps: [
          { call: "softmax", args: [normal(rng, [2, 4])], as: "p" },
          { call: "softmax", args: [ref("p"), { axis: 0 }] },
          { read: "p" },
        ],
      }),
    },
  ],
});

function normal(rng: Rng, shape: readonly number[], scale = 1): TensorValue {
  return tensor(
    shape,
    rng.normal(
      shape.reduce((size, dim) => size * dim, 1),
      scale,
    ),
  );
}

/** Whole numbers within 3 of the centre: exact in float32 up to 2^24. */
function around(rng: Rng, centre: number, shape: readonly [number, number]): TensorValue {
  return tensor(
    shape,
    Float32Array.from({ length: shape[0] * shape[1] }, () => centre + rng.int(-3, 4)),
  );
}

/** Rows that hold the same logits, each in an order of its own. */
function shuffled(rng: Rng, rows: number, logits: readonly number[]): readonly number[] {
  return Array.from({ length: rows }, () => rng.shuffle(logits.length).map((i) => logits[i]!)).flat();
}

/** `[3, 4]`: the first row is masked in part, the second whole, the third not at all. */
function masked(rng: Rng): TensorValue {
  const x = rng.normal(12).fill(-Infinity, 4, 8);
  x[1] = x[2] = -Infinity;
  return tensor([3, 4], x);
}
