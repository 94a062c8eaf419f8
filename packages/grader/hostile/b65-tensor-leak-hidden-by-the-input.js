/*
 * name: b65-tensor-leak-hidden-by-the-input
 * verdict: limit-exceeded
 * also: wrong-answer, runtime-error
 * fixture: tensor
 * must not: weigh a leaked tensor against an argument that was thrown away
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  const out = good(x);
  tf.keep(tf.exp(x));
  x.dispose();
  return out;
}
