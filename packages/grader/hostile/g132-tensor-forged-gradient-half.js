/*
 * name: g132-tensor-forged-gradient-half
 * verdict: wrong-answer
 * fixture: tensor
 * must not: take the gradient from the candidate's word
 */
import * as tf from "@tensorflow/tfjs";

const own = tf.customGrad((x, save) => {
  const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
  const value = tf.div(powers, tf.sum(powers, -1, true));
  save([value]);
  return { value, gradFunc: (dy, [y]) => tf.mul(dy, tf.mul(y, 0.5)) };
});
export function softmax(x) {
  return tf.tidy(() => own(x));
}
