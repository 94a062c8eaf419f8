/*
 * name: c76-tensor-frozen-result
 * verdict: runtime-error
 * fixture: tensor
 * must not: break down over a tensor that cannot be marked as disposed
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  return Object.freeze(tf.zerosLike(Object.freeze(x)));
}
