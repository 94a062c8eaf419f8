/*
 * name: b77-tensor-leak-reassigned-variable
 * verdict: limit-exceeded
 * also: runtime-error
 * fixture: tensor
 * must not: let a variable that is assigned to itself lower the count
 */
import * as tf from "@tensorflow/tfjs";

export function softmax(x) {
  tf.keep(tf.add(x, 1));
  const v = tf.variable(x);
  const data = v.dataId;
  v.dispose();
  Reflect.set(v, "dataId", x.dataId);
  Reflect.set(v, "isDisposedInternal", false);
  v.dispose();
  Reflect.set(v, "dataId", data);
  v.dispose();
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
