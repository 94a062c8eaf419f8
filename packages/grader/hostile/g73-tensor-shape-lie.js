/*
 * name: g73-tensor-shape-lie
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: believe a shape that the candidate wrote
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const out = tf.tidy(() => tf.ones([1, 1]));
  Object.defineProperty(out, "shape", { value: [...x.shape] });
  return out;
}
