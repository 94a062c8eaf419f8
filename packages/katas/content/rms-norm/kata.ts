/** @file RMSNorm: d = the width that is normalised. */
import { defineKata } from "@kata/grader/contract";
import type { Rng } from "@kata/grader/rng";
import { tensor } from "@kata/grader/value";

function random(rng: Rng, shape: readonly number[], scale = 1, shift = 0) {
  const size = shape.reduce((product, dim) => product * dim, 1);
  return tensor(
    shape,
    rng.normal(size, scale).map((value) => value + shift),
  );
}

const TIMED_WIDTH = 16;

export const kata = defineKata({
  slug: "rms-norm",
  style: "tensor",
  exports: { rmsNorm: { kind: "function", params: ["x", "gamma", "eps"], readonly: ["x", "gamma"] } },
  reference: { module: "normalization" },
  precision: "float32",
  tolerance: { rtol: 1e-4, atol: 1e-6 },
  bounds: { leakedTensors: 0 },
  measures: [
    {
      kind: "cpuTime",
      over: "n",
      sizes: [4, 8, 16].map((n) => ({
        size: n,
        script: (rng) => ({
          steps: [{ call: "rmsNorm", args: [random(rng, [n, TIMED_WIDTH]), random(rng, [TIMED_WIDTH])] }],
        }),
      })),
    },
  ],
  cases: [
    {
      name: "seven and one",
      group: "values",
      example: true,
      // The mean of 49 and 1 is 25, its root 5.
      script: () => ({ steps: [{ call: "rmsNorm", args: [tensor([2], [7, 1]), tensor([2], [1, 10])] }] }),
    },
    {
      name: "a row of ones and a row of zeros",
      group: "edges",
      example: true,
      script: () => ({
        steps: [{ call: "rmsNorm", args: [tensor([2, 4], [1, 1, 1, 1, 0, 0, 0, 0]), tensor([4], [1, 2, 3, 4])] }],
      }),
    },
    {
      name: "a batch of sequences",
      group: "values",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [2, 3, 5]), random(rng, [5])] }] }),
    },
    {
      name: "four axes",
      group: "values",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [2, 1, 3, 4], 3), random(rng, [4])] }] }),
    },
    {
      name: "one vector",
      group: "values",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [7]), random(rng, [7])] }] }),
    },
    {
      name: "an offset is not removed",
      group: "values",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [3, 6], 1, 5), random(rng, [6])] }] }),
    },
    {
      name: "a width of one keeps the sign",
      group: "edges",
      script: (rng) => {
        const size = 1 + rng.uniform();
        return { steps: [{ call: "rmsNorm", args: [tensor([4, 1], [size, -size, 0, 3]), tensor([1], [size])] }] };
      },
    },
    {
      name: "an eps of its own",
      group: "eps",
      script: (rng) => ({
        steps: [{ call: "rmsNorm", args: [random(rng, [3, 4], 0.5), random(rng, [4]), 0.1 + rng.uniform()] }],
      }),
    },
    {
      name: "inputs of 1e-3 feel the default eps",
      group: "eps",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [3, 8], 1e-3), random(rng, [8])] }] }),
    },
    {
      name: "inputs of 1e4",
      group: "stability",
      script: (rng) => ({ steps: [{ call: "rmsNorm", args: [random(rng, [2, 6], 1e4), random(rng, [6])] }] }),
    },
    {
      name: "a row times 1e12 gives the same",
      group: "stability",
      script: (rng) => {
        const row = rng.normal(5);
        const x = tensor([2, 5], [...row, ...row.map((value) => value * 1e12)]);
        return { steps: [{ call: "rmsNorm", args: [x, random(rng, [5])] }] };
      },
    },
    {
      name: "gradients of x and gamma",
      group: "gradient",
      script: (rng) => ({
        steps: [
          {
            grad: "rmsNorm",
            args: [random(rng, [2, 3, 5]), random(rng, [5])],
            wrt: ["x", "gamma"],
            upstream: random(rng, [2, 3, 5]),
          },
        ],
      }),
    },
    {
      name: "gradients beside a row of zeros",
      group: "gradient",
      script: (rng) => {
        const x = tensor([3, 4], [...rng.normal(4), 0, 0, 0, 0, ...rng.normal(4)]);
        return {
          steps: [
            { grad: "rmsNorm", args: [x, random(rng, [4]), 0.01], wrt: ["x", "gamma"], upstream: random(rng, [3, 4]) },
          ],
        };
      },
    },
    {
      name: "eps of zero",
      group: "errors",
      script: (rng) => ({
        steps: [{ call: "rmsNorm", args: [random(rng, [2, 3]), random(rng, [3]), 0], throws: "RangeError" }],
      }),
    },
    {
      name: "a negative eps",
      group: "errors",
      script: (rng) => ({
        steps: [{ call: "rmsNorm", args: [random(rng, [2, 3]), random(rng, [3]), -1e-6], throws: "RangeError" }],
      }),
    },
    {
      name: "an eps that is not a number",
      group: "errors",
      script: (rng) => ({
        steps: [{ call: "rmsNorm", args: [random(rng, [2, 3]), random(rng, [3]), NaN], throws: "RangeError" }],
      }),
    },
  ],
});
