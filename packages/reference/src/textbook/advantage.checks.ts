/** @file What the second witness of advantages is held to on every rung: the oracle's values. The first one needs no backend. */
import * as tf from "@tensorflow/tfjs-core";
import { type Check, closeValues, holds } from "../testing/check.ts";
import { toleranceFor } from "../testing/tolerances.ts";
import { gae, gaeTensor } from "./advantage.ts";
import { GAE_CASES, gaeInputs } from "./advantage.golden.ts";

export const checks: readonly Check[] = GAE_CASES.map((c) => ({
  name: c.name,
  async run(rung) {
    const tolerance = toleranceFor("advantage", "values", rung, c.name);
    const before = tf.memory().numTensors;
    const { adv, returns } = await gaeTensor(...gaeInputs(c));
    const first = gae(...gaeInputs(c));
    const left = tf.memory().numTensors - before;
    return [
      closeValues("advantages", adv, c.adv.data, tolerance),
      closeValues("returns", returns, c.returns.data, tolerance),
      closeValues("the two witnesses", adv, [...first.adv], tolerance),
      holds("tensors left behind", left === 0, `0; got ${left}`),
    ];
  },
}));
