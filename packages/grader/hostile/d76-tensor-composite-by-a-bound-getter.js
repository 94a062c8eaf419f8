/*
 * name: d76-tensor-composite-by-a-bound-getter
 * verdict: forbidden-api
 * also: runtime-error, limit-exceeded, wrong-answer
 * fixture: tensor
 * must not: take a bound method for the library's own code
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const list = [];
  const method = Object.getPrototypeOf(x).softmax;
  Object.defineProperty(list, 0, { enumerable: true, get: Function.prototype.call.bind(method, x) });
  return tf.stack(list).squeeze([0]);
}
