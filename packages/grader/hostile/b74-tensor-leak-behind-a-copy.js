/*
 * name: b74-tensor-leak-behind-a-copy
 * verdict: limit-exceeded
 * also: wrong-answer, runtime-error
 * fixture: tensor
 * must not: take a copy of an object for the tensor that is left behind
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  const y = tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
  return Object.create(Object.getPrototypeOf(y), Object.getOwnPropertyDescriptors(y));
}
