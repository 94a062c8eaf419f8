/*
 * name: c64-tensor-inputs-thrown-away
 * verdict: runtime-error
 * also: wrong-answer, limit-exceeded
 * fixture: tensor
 * must not: end the child when the arguments are gone
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  x.dispose();
  return tf.exp(x);
}
