import * as tf from "@tensorflow/tfjs";

/** One reduction per row, then one multiplication per number: the row is never re-centred. */
export function rmsNorm(x: tf.Tensor, gamma: tf.Tensor1D, eps = 1e-6): tf.Tensor {
  if (!(eps > 0)) throw new RangeError(`rmsNorm: eps is positive; got ${eps}`);
  return tf.tidy(() => {
    const meanSquare = tf.mean(tf.square(x), -1, true); // [..., 1]
    const inverse = tf.rsqrt(tf.add(meanSquare, eps));
    return tf.mul(tf.mul(x, inverse), gamma);
  });
}
