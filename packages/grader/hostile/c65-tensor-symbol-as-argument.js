/*
 * name: c65-tensor-symbol-as-argument
 * verdict: runtime-error
 * fixture: tensor
 * must not: end the child in the library
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  return tf.add(x, Symbol("one"));
}
