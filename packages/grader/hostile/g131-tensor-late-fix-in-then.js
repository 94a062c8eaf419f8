/*
 * name: g131-tensor-late-fix-in-then
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: tensor
 * must not: ask a result that is no promise for its then
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  const v = tf.variable(tf.zerosLike(x));
  Reflect.defineProperty(v, "then", {
    get() {
      v.assign(tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  }));
    },
  });
  return v;
}
