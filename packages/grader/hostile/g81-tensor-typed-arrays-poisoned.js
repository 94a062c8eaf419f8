/*
 * name: g81-tensor-typed-arrays-poisoned
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: read a tensor through what the candidate replaced
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  Float32Array.from = () => Float32Array.of(0.25, 0.75, 0.5, 0.5);
  Float32Array.prototype.slice = Float32Array.from;
  return tf.zerosLike(x);
}
