/*
 * name: b76-tensor-leak-a-variable
 * verdict: limit-exceeded
 * also: runtime-error
 * fixture: tensor
 * must not: overlook a variable that is left behind
 */
import * as tf from "@tensorflow/tfjs";

let number = 0;
export function softmax(x) {
  tf.tidy(() => tf.variable(tf.add(x, 1), true, `left ${number++}`));
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
