/*
 * name: b66-tensor-leak-hidden-in-the-result
 * verdict: limit-exceeded
 * also: wrong-answer
 * fixture: tensor
 * must not: take what hangs on the result for the result
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  const out = good(x);
  out.extra = tf.exp(x);
  return out;
}
