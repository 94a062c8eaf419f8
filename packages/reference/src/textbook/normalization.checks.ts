/** @file What RMSNorm is held to on every rung: the oracle's values and gradients, and properties. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, leaves, refuses } from "../testing/check.ts";
import { gradients, readGolden, toTensor, type Vector, vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { rmsNorm } from "./normalization.ts";

interface Case {
  name: string;
  x: Vector;
  gamma: Vector;
  eps: number | null;
  y: Vector;
  upstream: Vector;
  grads: { x: Vector; gamma: Vector };
}

const golden = readGolden<Case>("normalization").map(({ name, x, gamma, eps, y, upstream, grads }): Check => ({
  name,
  async run(rung) {
    const apply = (...inputs: tf.Tensor[]) => rmsNorm(inputs[0]!, inputs[1] as tf.Tensor1D, eps ?? undefined);
    const inputs = [toTensor(x), toTensor(gamma)];
    const [dx, dGamma] = gradients(apply, inputs, upstream);
    const tolerance = toleranceFor("normalization", "gradients", rung, name);
    return [
      await close("values", apply(...inputs), y, toleranceFor("normalization", "values", rung, name)),
      await close("gradient of x", dx!, grads.x, tolerance),
      await close("gradient of gamma", dGamma!, grads.gamma, tolerance),
    ];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "3, 4 has a root mean square of 5 / sqrt(2)",
    run: async () => {
      const y = rmsNorm(tf.tensor1d([3, 4]), tf.tensor1d([1, 10]));
      return [await close("values", y, vector([2], [0.8485281, 11.3137085]), { rtol: 1e-6, atol: 0 })];
    },
  },
  {
    name: "nothing is left behind but the result",
    run: async () => {
      const [x, gamma] = [tf.ones([2, 3]), tf.ones<tf.Rank.R1>([3])];
      return [leaves(1, () => rmsNorm(x, gamma))];
    },
  },
  {
    name: "an eps that is not above 0 is refused",
    run: async () =>
      [0, -1e-6, NaN].map((eps) => refuses(`eps ${eps}`, () => rmsNorm(tf.ones([2]), tf.ones([2]), eps), RangeError)),
  },
];
