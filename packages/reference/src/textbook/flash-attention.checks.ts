/** @file What tiled attention is held to on every rung: the oracle's values and log-sum-exps, and who sees a NaN. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues, holds } from "../testing/check.ts";
import { readGolden, toFloat32, type Vector } from "../testing/golden.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { flashForward, type FlashShape } from "./flash-attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  s: FlashShape;
  o: Vector;
  lse: Vector;
}

const golden = readGolden<Case>("flash_attention").map(({ name, q, k, v, s, o, lse }): Check => ({
  name,
  async run(rung) {
    const before = tf.memory().numTensors;
    const got = await flashForward(toFloat32(q), toFloat32(k), toFloat32(v), s);
    const left = tf.memory().numTensors - before;
    const tolerance = toleranceFor("flash-attention", "values", rung, name);
    return [
      closeValues("o", got.o, o.data, tolerance),
      closeValues("lse", got.lse, lse.data, tolerance),
      holds("tensors left behind", left === 0, `0; got ${left}`),
    ];
  },
}));

export const checks: readonly Check[] = [
  ...golden,
  {
    name: "a value of the future that is NaN reaches only those who see it",
    async run(rung) {
      const s = { B: 1, H: 1, Tq: 2, Tk: 2, d: 1, causal: true };
      const { o, lse } = await flashForward(new Float32Array(2), new Float32Array(2), Float32Array.of(3, NaN), s);
      const tolerance = toleranceFor("flash-attention", "values", rung, "NaN");
      return [closeValues("o", o, [3, NaN], tolerance), closeValues("lse", lse, [0, Math.LN2], tolerance)];
    },
  },
];
