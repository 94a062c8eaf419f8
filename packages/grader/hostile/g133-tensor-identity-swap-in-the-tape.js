/*
 * name: g133-tensor-identity-swap-in-the-tape
 * verdict: wrong-answer
 * also: limit-exceeded, runtime-error
 * fixture: tensor
 * must not: let a tensor's number be exchanged, so that the tape goes another way
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  const y = tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
  const z = tf.mul(x, 0);
  const out = tf.add(y, z);
  Reflect.set(y, "id", z.id);
  Reflect.set(out, "id", x.id);
  y.dispose();
  z.dispose();
  return tf.mul(out, 1);
}
