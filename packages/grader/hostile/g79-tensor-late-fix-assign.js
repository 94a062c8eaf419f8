/*
 * name: g79-tensor-late-fix-assign
 * verdict: wrong-answer
 * also: runtime-error, limit-exceeded
 * fixture: tensor
 * must not: be accepted: the variable is assigned after the return
 */
import * as tf from "@tensorflow/tfjs";
const good = (x) =>
  tf.tidy(() => {
    const powers = tf.exp(x.sub(x.max(-1, true)));
    return powers.div(powers.sum(-1, true));
  });
export function softmax(x) {
  const out = tf.variable(tf.zerosLike(x));
  Promise.resolve().then(() => out.assign(good(x)));
  return out;
}
