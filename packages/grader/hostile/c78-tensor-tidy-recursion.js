/*
 * name: c78-tensor-tidy-recursion
 * verdict: runtime-error
 * also: memory-limit, time-limit
 * fixture: tensor
 * must not: break down when the stack ends inside the library
 */
import * as tf from "@tensorflow/tfjs";

const deeper = (x) => tf.tidy(() => deeper(tf.add(x, 1)));
export function softmax(x) {
  return deeper(x);
}
