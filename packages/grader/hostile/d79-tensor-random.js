/*
 * name: d79-tensor-random
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: draw values that differ from run to run
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  return tf.randomUniform(x.shape);
}
