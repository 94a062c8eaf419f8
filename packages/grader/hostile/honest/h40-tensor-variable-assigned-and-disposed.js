/*
 * name: h40-tensor-variable-assigned-and-disposed
 * verdict: accepted
 * fixture: tensor
 * must not: be rejected: a variable may be assigned twice and disposed, and a copy may share its data
 */
import * as tf from "@tensorflow/tfjs";
export function softmax(x) {
  const seen = tf.tidy(() => tf.variable(tf.zerosLike(x)));
  const y = tf.tidy(() => {
    seen.assign(tf.add(x, 1));
    seen.assign(tf.add(seen, seen));
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
  const copy = y.clone();
  y.dispose();
  y.dispose();
  seen.dispose();
  return copy;
}
