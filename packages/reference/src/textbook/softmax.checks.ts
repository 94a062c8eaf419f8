/** @file What softmax is held to on every rung: the oracle's values and gradients, and properties. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, closeValues, holds, leaves, refuses } from "../testing/check.ts";
import { gradients, readGolden, toTensor, type Vector, vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { softmax } from "./softmax.ts";

interface Case {
  name: string;
  x: Vector;
  axis: number;
  log: boolean;
  y: Vector;
  upstream: Vector;
  grad: Vector | null;
}

const golden = readGolden<Case>("softmax").map(({ name, x, axis, log, y, upstream, grad }): Check => ({
  name,
  async run(rung) {
    const result = softmax(toTensor(x), { axis, log });
    const values = [
      holds("dtype", result.dtype === "float32", `float32; got ${result.dtype}`),
      await close("values", result, y, toleranceFor("softmax", "values", rung, name)),
    ];
    if (grad === null) return values;
    const [dx] = gradients((input) => softmax(input!, { axis, log }), [toTensor(x)], upstream);
    return [...values, await close("gradient", dx!, grad, toleranceFor("softmax", "gradients", rung, name))];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "adding a constant to a row changes nothing",
    run: async (rung) => {
      const tolerance = toleranceFor("softmax", "values", rung, "shift");
      const shifted = softmax(tf.tensor2d([1001, 1002, 1003], [1, 3]));
      return [await close("values", shifted, vector([1, 3], [0.09003057, 0.24472847, 0.66524096]), tolerance)];
    },
  },
  {
    name: "the logarithm at a probability of 1e-30 is -69.08, not -Infinity",
    run: async () => {
      const [, low] = await softmax(tf.tensor1d([0, -69.0775528]), { log: true }).data();
      return [closeValues("values", [low!], [-69.0775528], { rtol: 1e-6, atol: 0 })];
    },
  },
  {
    name: "nothing is left behind but the result",
    run: async () => {
      const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      return [leaves(1, () => softmax(x, { axis: 0 })), leaves(1, () => softmax(x, { log: true }))];
    },
  },
  {
    name: "a scalar, an axis outside the rank and a broken axis are refused",
    run: async () => [
      refuses("scalar", () => softmax(tf.scalar(1)), RangeError),
      ...[2, -3, 0.5, NaN].map((axis) =>
        refuses(`axis ${axis}`, () => softmax(tf.zeros([2, 3]), { axis }), RangeError),
      ),
    ],
  },
];
