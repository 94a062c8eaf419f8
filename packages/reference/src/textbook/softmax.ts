/**
 * @file Softmax and log-softmax over one axis.
 *
 * Letters: n = length of the axis, p = probabilities. Computed by the library's own kernels on the axis moved last; hidden
 * logits reach them as the lowest float32.
 */
import * as tf from "@tensorflow/tfjs-core";

/** The lowest float32: less than any logit in scope, and finite. */
const LOWEST = -3.4028234663852886e38;

/**
 * Probabilities, or their logarithms, of the logits along one axis.
 *
 * `p_i = exp(x_i - m) / sum_j exp(x_j - m)`, `log p_i = x_i - m - log sum_j exp(x_j - m)`, `m = max_j x_j`
 *
 * A logit of -Infinity is hidden: its probability is 0 (log: -Infinity), its gradient 0. A slice that is -Infinity
 * throughout gives zeros (log: -Infinity) and a zero gradient. An axis of length 0 gives an empty tensor. A slice that
 * holds NaN or +Infinity, or no finite logit above -3.4e38 beside hidden ones, is out of scope.
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
    const order = [...x.shape.keys()];
    order.push(...order.splice(axis, 1));
    const back = order.map((_, i) => order.indexOf(i));
    const isLast = order.every((from, to) => from === to);
    const moved = isLast ? logits : tf.transpose(logits, order); // [..., n]
    // As a matrix: not every kernel of every backend takes five axes.
    const rows = tf.reshape(moved, [-1, moved.shape.at(-1)!]);
    const result = tf.reshape(overLastAxis(rows, log), moved.shape);
    return isLast ? result : tf.transpose(result, back);
  });
}

/** @param rows `[rows, n]` */
function overLastAxis(rows: tf.Tensor, log: boolean): tf.Tensor {
  // The library's kernels get finite numbers only: -Infinity - -Infinity is NaN.
  const finite = tf.clipByValue(rows, LOWEST, -LOWEST);
  // 0 where a logit is finite, -Infinity where it is hidden.
  if (log) return tf.add(tf.logSoftmax(finite), constant(tf.sub(rows, finite)));
  const isLive = tf.notEqual(tf.max(rows, -1, true), -Infinity); // [rows, 1]
  return tf.mul(tf.softmax(finite), tf.cast(isLive, "float32"));
}

/** The same values with a gradient of zero. */
const constant = tf.customGrad((x) => ({
  value: tf.clone(x as tf.Tensor),
  gradFunc: () => tf.zerosLike(x as tf.Tensor),
}));
