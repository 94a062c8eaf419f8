/*
 * name: d98-tensor-iterator-return
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * fixture: tensor
 * must not: let the closing of an iterator show the library's own lists
 */
import * as tf from "@tensorflow/tfjs";

const found = [];
const proto = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
Reflect.defineProperty(proto, "return", {
  configurable: true,
  value() {
    found.push(...this);
    return {};
  },
});
export function softmax(x) {
  return found.find((item) => typeof item?.runKernel === "function")?.runKernel("Softmax", { logits: x }) ?? tf.zerosLike(x);
}
