/*
 * name: d75-tensor-composite-in-a-field
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: take a getter on a tensor for the library's own code
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  let answer;
  const copy = x.clone();
  const { shape } = copy;
  Object.defineProperty(copy, "shape", {
    get() {
      answer ??= x.softmax();
      return shape;
    },
  });
  tf.neg(copy);
  return answer;
}
