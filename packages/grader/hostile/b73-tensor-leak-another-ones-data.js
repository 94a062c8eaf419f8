/*
 * name: b73-tensor-leak-another-ones-data
 * verdict: limit-exceeded
 * also: runtime-error
 * fixture: tensor
 * must not: count a tensor as gone that was disposed under another one's data
 */
import * as tf from "@tensorflow/tfjs";

const kept = [];
export function softmax(x) {
  const left = tf.keep(tf.add(x, 1));
  const own = left.dataId;
  const other = tf.scalar(0);
  Reflect.set(left, "dataId", other.dataId);
  left.dispose();
  Reflect.set(left, "dataId", own);
  Reflect.set(left, "isDisposedInternal", false);
  kept.push(left);
  tf.dispose(tf.add(left, 1));
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
