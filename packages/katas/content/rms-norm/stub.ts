import * as tf from "@tensorflow/tfjs";

/**
 * Root mean square normalisation over the last axis.
 *
 * @param x `[..., d]`
 * @param gamma gains `[d]`
 * @param eps added to the mean square, inside the root
 * @returns `[..., d]`
 * @throws {RangeError} unless `eps` is positive
 */
export function rmsNorm(x: tf.Tensor, gamma: tf.Tensor1D, eps = 1e-6): tf.Tensor {
  throw new Error("TODO: implement rmsNorm");
}
