/*
 * name: b75-tensor-leak-flipping-flag
 * verdict: limit-exceeded
 * also: runtime-error
 * fixture: tensor
 * must not: believe a field that says of an argument that it was thrown away
 */
import * as tf from "@tensorflow/tfjs";

let turn = 0;
export function softmax(x) {
  tf.keep(tf.add(x, 1));
  Reflect.defineProperty(x, "isDisposed", { configurable: true, get: () => turn++ % 2 === 0 });
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
