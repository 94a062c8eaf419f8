/**
 * @file Softmax and log-softmax over one axis.
 *
 * Letters: n = length of the axis, p = probabilities. Computed by the library's own kernels on the axis moved last;
 * slices without any finite logit never reach them.
 */
import * as tf from "@tensorflow/tfjs-core";

/**
 * Probabilities, or their logarithms, of the logits along one axis.
 *
 * `p_i = exp(x_i - m) / sum_j exp(x_j - m)`, `log p_i = x_i - m - log sum_j exp(x_j - m)`, `m = max_j x_j`
 *
 * A slice that is -Infinity throughout gives zeros (log: -Infinity) and a zero gradient. An axis of length 0 gives an
 * empty tensor. A slice that holds +Infinity is out of scope.
 *
 * @param x `[..., n, ...]` logits; int32 is cast to float32
 * @param opts.axis in `[-rank, rank)`; the last one unless given
 * @param opts.log `true`: logarithms, finite also where the probability underflows
 * @returns float32, the shape of `x`
 * @throws {RangeError} when `x` is a scalar or has no such axis
 * @see arXiv 1706.03762 section 3.2.1; Goodfellow et al., Deep Learning, section 4.1
 */
export function softmax(x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor {
  const { axis = -1, log = false } = opts;
  if (x.rank === 0) throw new RangeError("softmax: x has at least one axis; got a scalar");
  if (!Number.isInteger(axis) || axis < -x.rank || axis >= x.rank)
    throw new RangeError(`softmax: axis lies in [${-x.rank}, ${x.rank}); got ${axis}`);
  return tf.tidy(() => {
    const logits = tf.cast(x, "float32");
    if (x.size === 0) return tf.clone(logits);
    const last = x.rank - 1;
    const order = [...x.shape.keys()];
    order.push(...order.splice(axis, 1));
    const back = order.map((_, i) => order.indexOf(i));

    const rows = tf.transpose(logits, order); // [..., n]
    const isMasked = tf.equal(tf.max(rows, last, true), -Infinity); // [..., 1]
    // A slice without a finite logit is lifted to zeros here, and its result is taken away again below.
    const safe = tf.maximum(rows, tf.where(isMasked, 0, -Infinity));
    const result = log
      ? tf.add(tf.logSoftmax(safe), tf.where(isMasked, -Infinity, 0))
      : tf.mul(tf.softmax(safe), tf.where(isMasked, 0, 1));
    return tf.transpose(result, back);
  });
}
