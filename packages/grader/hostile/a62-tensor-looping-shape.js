/*
 * name: a62-tensor-looping-shape
 * verdict: time-limit
 * also: wrong-answer, runtime-error
 * fixture: tensor
 * must not: read a result's fields outside the limit
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const out = tf.zerosLike(x);
  Object.defineProperty(out, "shape", {
    get() {
      for (;;);
    },
  });
  return out;
}
