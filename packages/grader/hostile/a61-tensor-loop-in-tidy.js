/*
 * name: a61-tensor-loop-in-tidy
 * verdict: time-limit
 * fixture: tensor
 * must not: hold the child from within the library
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  return tf.tidy(() => {
    for (;;);
  });
}
