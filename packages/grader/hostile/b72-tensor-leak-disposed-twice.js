/*
 * name: b72-tensor-leak-disposed-twice
 * verdict: limit-exceeded
 * also: runtime-error
 * fixture: tensor
 * must not: let a tensor that is disposed twice make room for one that is left behind
 */
import * as tf from "@tensorflow/tfjs";

const kept = [];
export function softmax(x) {
  kept.push(tf.keep(tf.add(x, 1)));
  const spare = tf.keep(tf.clone(x));
  spare.dispose();
  spare.isDisposedInternal = false;
  spare.dispose();
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
