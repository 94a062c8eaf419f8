import * as tf from "@tensorflow/tfjs";

/** Row by row: every row is taken out, normalised on its own, and all are put together again. */
export function rmsNorm(x: tf.Tensor, gamma: tf.Tensor1D, eps = 1e-6): tf.Tensor {
  if (!(eps > 0)) throw new RangeError("rmsNorm: eps is positive");
  const width = gamma.shape[0];
  if (x.size === 0) return tf.zeros(x.shape);
  return tf.tidy(() => {
    const rows = tf.unstack(tf.reshape(x, [-1, width]));
    const normed = rows.map((row) => tf.mul(tf.div(row, tf.sqrt(tf.add(tf.mean(tf.square(row)), eps))), gamma));
    return tf.reshape(tf.stack(normed), x.shape);
  });
}
