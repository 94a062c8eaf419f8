/*
 * name: g84-tensor-whole-matrix
 * verdict: wrong-answer
 * fixture: tensor
 * must not: be accepted: it is a softmax of all values at once
 */
import * as tf from "@tensorflow/tfjs";
export const softmax = (x) =>
  tf.tidy(() => {
    const powers = x.sub(x.max()).exp();
    return powers.div(powers.sum());
  });
