/*
 * name: a81-tensor-loop-in-the-gradient
 * verdict: time-limit
 * fixture: tensor
 * must not: hold the child from within the backward pass
 */
import * as tf from "@tensorflow/tfjs";

const own = tf.customGrad((x) => {
  const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
  return { value: tf.div(powers, tf.sum(powers, -1, true)), gradFunc: () => { for (;;); } };
});
export function softmax(x) {
  return tf.tidy(() => own(x));
}
