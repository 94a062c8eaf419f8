/*
 * name: b64-tensor-leak
 * verdict: limit-exceeded
 * fixture: tensor
 * must not: be accepted: a tensor is left behind
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  tf.keep(tf.exp(x));
  return good(x);
}
