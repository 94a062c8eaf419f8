import * as tf from "@tensorflow/tfjs";

/** The formula on the whole tensor, as it should be, but every factor is first repeated to the shape of x. */
export function rmsNorm(x: tf.Tensor, gamma: tf.Tensor1D, eps = 1e-6): tf.Tensor {
  if (!(eps > 0)) throw new RangeError("rmsNorm: eps is positive");
  return tf.tidy(() => {
    const like = (factor: tf.Tensor): tf.Tensor => tf.broadcastTo(factor, x.shape);
    const meanSquare = tf.div(tf.sum(tf.pow(x, like(tf.scalar(2))), -1, true), gamma.shape[0]);
    const root = like(tf.sqrt(tf.add(meanSquare, eps)));
    return tf.mul(like(gamma), tf.div(x, root));
  });
}
