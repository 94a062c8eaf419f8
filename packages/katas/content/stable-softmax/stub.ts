import * as tf from "@tensorflow/tfjs";

/**
 * Softmax along one axis, or its logarithm.
 *
 * @param x logits `[..., n, ...]`, float32 or int32
 * @param opts `axis`: where the n logits of a slice lie, -1 (the last) by default; `log`: return log-probabilities
 * @returns the shape of `x`, float32
 * @throws {RangeError} when `x` is a scalar or `axis` lies outside `[-rank, rank)`
 */
export function softmax(x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor {
  throw new Error("TODO: implement softmax");
}
