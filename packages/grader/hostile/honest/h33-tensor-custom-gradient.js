/*
 * name: h33-tensor-custom-gradient
 * verdict: accepted
 * fixture: tensor
 * must not: be rejected: a gradient of one's own that is right
 */
import * as tf from "@tensorflow/tfjs";
const op = tf.customGrad((x, save) => {
  const powers = tf.exp(tf.sub(x, tf.max(x, -1, true)));
  const p = tf.div(powers, tf.sum(powers, -1, true));
  save([p]);
  return {
    value: p,
    gradFunc: (dy, saved) => {
      const [q] = saved;
      return tf.mul(q, tf.sub(dy, tf.sum(tf.mul(dy, q), -1, true)));
    },
  };
});
export const softmax = (x) => tf.tidy(() => op(x));
