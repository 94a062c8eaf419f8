/*
 * name: c77-tensor-inherited-texture
 * verdict: runtime-error
 * fixture: tensor
 * must not: let the library take every object for a texture
 */
import * as tf from "@tensorflow/tfjs";

Object.defineProperty(Object.prototype, "texture", { value: {}, configurable: true });
export function softmax(x) {
  return tf.tidy(() => {
    const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
    return tf.div(powers, tf.sum(powers, -1, true));
  });
}
