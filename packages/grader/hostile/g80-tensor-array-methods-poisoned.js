/*
 * name: g80-tensor-array-methods-poisoned
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: read a tensor through what the candidate replaced
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  Array.prototype.reduce = () => 4;
  Array.prototype.join = () => "same";
  Array.prototype.every = () => true;
  return tf.zerosLike(x);
}
