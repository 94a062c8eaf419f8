/** @file What the GRPO loss is held to on every rung: the oracle's values and gradients, and properties. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, close, leaves } from "../testing/check.ts";
import { gradients, readGolden, toTensor, type Vector, vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { grpoLoss } from "./policy-loss.ts";

interface Case {
  name: string;
  lp: Vector;
  old: Vector;
  ref: Vector;
  adv: Vector;
  mask: Vector;
  clip: number;
  beta: number;
  loss: number;
  kl: number;
  upstream: number;
  grads: { loss: Vector; kl: Vector };
}

function apply(c: Case, lp: tf.Tensor): ReturnType<typeof grpoLoss> {
  return grpoLoss(lp as tf.Tensor2D, toTensor(c.old), toTensor(c.ref), toTensor(c.adv), toTensor(c.mask), c);
}

const golden = readGolden<Case>("policy_loss").map((c): Check => ({
  name: c.name,
  async run(rung) {
    const tolerance = toleranceFor("policy-loss", "values", rung, c.name);
    const forGradients = toleranceFor("policy-loss", "gradients", rung, c.name);
    const compared = [];
    for (const result of ["loss", "kl"] as const) {
      const value = apply(c, toTensor(c.lp))[result];
      const [gradient] = gradients((lp) => apply(c, lp!)[result], [toTensor(c.lp)], vector([], [c.upstream]));
      compared.push(
        await close(result, value, vector([], [c[result]]), tolerance),
        await close(`gradient of ${result}`, gradient!, c.grads[result], forGradients),
      );
    }
    return compared;
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "on policy the gradient is that of REINFORCE: -A / (G |o|) at each token",
    run: async (rung) => {
      const lp = tf.tensor2d([-1, -2, -3, -4], [2, 2]);
      const mask = tf.tensor2d([1, 1, 1, 0], [2, 2]);
      const loss = (x: tf.Tensor) =>
        grpoLoss(x as tf.Tensor2D, lp, lp, tf.tensor1d([3, -5]), mask, { clip: 0.2, beta: 0 }).loss;
      const tolerance = toleranceFor("policy-loss", "gradients", rung, "on policy");
      return [await close("gradient", tf.grad(loss)(lp), vector([2, 2], [-0.75, -0.75, 2.5, 0]), tolerance)];
    },
  },
  {
    name: "old and ref are constants, also where they are the tensor that is differentiated",
    run: async (rung) => {
      const loss = (x: tf.Tensor) => {
        const lp = x as tf.Tensor2D;
        return grpoLoss(lp, lp, lp, tf.tensor1d([3]), tf.ones([1, 2]), { clip: 0.2, beta: 1 }).loss;
      };
      const tolerance = toleranceFor("policy-loss", "gradients", rung, "constants");
      return [
        await close("gradient", tf.grad(loss)(tf.tensor2d([-1, -2], [1, 2])), vector([1, 2], [-1.5, -1.5]), tolerance),
      ];
    },
  },
  {
    name: "two scalars are left behind and nothing else",
    run: async () => {
      const [x, adv] = [tf.zeros<tf.Rank.R2>([2, 2]), tf.ones<tf.Rank.R1>([2])];
      return [leaves(2, () => grpoLoss(x, x, x, adv, x, { clip: 0.2, beta: 1 }))];
    },
  },
];
