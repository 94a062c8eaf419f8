/*
 * name: g74-tensor-flat-shape-lie
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: compare values without their shape
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  return tf.tidy(() => good(x).flatten());
}
