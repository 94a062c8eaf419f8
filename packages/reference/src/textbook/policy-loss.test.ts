import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
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
  grad: Vector;
}
const cases = readGolden<Case>("policy_loss");
const TOLERANCE = { rtol: 2e-5, atol: 1e-6 };

function lossOf(c: Case, lp: tf.Tensor): ReturnType<typeof grpoLoss> {
  return grpoLoss(lp as tf.Tensor2D, toTensor(c.old), toTensor(c.ref), toTensor(c.adv), toTensor(c.mask), c);
}

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's loss and divergence", async (c) => {
    const { loss, kl } = lossOf(c, toTensor(c.lp));
    await expectClose(loss, { shape: [], dtype: "float32", data: [c.loss] }, TOLERANCE);
    await expectClose(kl, { shape: [], dtype: "float32", data: [c.kl] }, TOLERANCE);
  });

  test.each(cases)("$name: the oracle's gradient", async (c) => {
    await expectClose(tf.grad((lp) => lossOf(c, lp).loss)(toTensor(c.lp)), c.grad, TOLERANCE);
  });

  test("on policy the gradient is that of REINFORCE: -A / (G |o|) at each token", async () => {
    const lp = tf.tensor2d([-1, -2, -3, -4], [2, 2]);
    const mask = tf.tensor2d([1, 1, 1, 0], [2, 2]);
    const loss = (x: tf.Tensor) =>
      grpoLoss(x as tf.Tensor2D, lp, lp, tf.tensor1d([3, -5]), mask, { clip: 0.2, beta: 0 }).loss;
    await expectClose(tf.grad(loss)(lp), { shape: [2, 2], dtype: "float32", data: [-0.75, -0.75, 2.5, 0] }, TOLERANCE);
  });

  test("two scalars are left behind and nothing else", () => {
    const x = tf.zeros<tf.Rank.R2>([2, 2]);
    const adv = tf.ones<tf.Rank.R1>([2]);
    const before = tf.memory().numTensors;
    grpoLoss(x, x, x, adv, x, { clip: 0.2, beta: 1 });
    expect(tf.memory().numTensors).toBe(before + 2);
  });
});
