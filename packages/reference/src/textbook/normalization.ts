/**
 * @file Normalisation layers.
 *
 * Letters: d = width of the normalised axis.
 */
import * as tf from "@tensorflow/tfjs-core";

/**
 * Scales each vector to a root mean square of 1, then each coordinate by its own gain.
 *
 * `y = x / sqrt(mean(x^2) + eps) * gamma`, over the last axis
 *
 * No mean is subtracted and nothing is added. A vector of zeros stays zeros, and no rows give no rows. The sum of the squares
 * is a float32: a vector longer than 1.8e19 gives zeros, as in float32 elsewhere.
 *
 * @param x `[..., d]`, rank 1 or more
 * @param gamma `[d]`
 * @param eps above 0, inside the root; 1e-6 unless given
 * @returns `[..., d]`
 * @throws {RangeError} when `eps` is not above 0
 * @see arXiv 1910.07467 section 4, equation 4; eps as in LLaMA (arXiv 2302.13971 section 2.2)
 */
export function rmsNorm(x: tf.Tensor, gamma: tf.Tensor1D, eps: number = 1e-6): tf.Tensor {
  if (!(eps > 0)) throw new RangeError(`rmsNorm: eps is above 0; got ${eps}`);
  return tf.tidy(() => {
    const meanSquare = tf.mean(tf.square(x), -1, true); // [..., 1]
    return tf.mul(tf.mul(x, tf.rsqrt(tf.add(meanSquare, eps))), gamma);
  });
}
