/*
 * name: b62-tensor-too-large
 * verdict: memory-limit
 * also: runtime-error, time-limit
 * fixture: tensor
 * must not: reserve what the machine does not have
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  return tf.zeros([200000, 100000]);
}
