/*
 * name: d73-tensor-composite-in-a-patched-method
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: tensor
 * must not: take a replaced array method for the library's own code
 */
import * as tf from "@tensorflow/tfjs";
const { map, slice, forEach, reduce, every, filter, push } = Array.prototype;
let input = null;
let answer = null;
for (const [name, own] of Object.entries({ map, slice, forEach, reduce, every, filter, push })) {
  Array.prototype[name] = function (...given) {
    if (input !== null && answer === null) {
      answer = undefined;
      answer = tf.keep(input.softmax());
    }
    return own.apply(this, given);
  };
}
export function softmax(x) {
  input = x;
  answer = null;
  const extra = tf.transpose(x).sum();
  extra.dispose();
  input = null;
  return answer ?? tf.zerosLike(x);
}
