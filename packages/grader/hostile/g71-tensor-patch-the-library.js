/*
 * name: g71-tensor-patch-the-library
 * verdict: runtime-error
 * also: wrong-answer, compile-error, forbidden-api
 * fixture: tensor
 * must not: let the library be changed
 */
import * as tf from "@tensorflow/tfjs";
Object.defineProperty(tf, "sub", { value: () => 0 });
export function softmax(x) {
  return tf.zerosLike(x);
}
