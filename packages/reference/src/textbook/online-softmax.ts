/**
 * @file Softmax from running statistics, and how two of them merge.
 *
 * Letters: n = rows, k = logits of a row, m = maximum so far, l = sum of exp(x - m) so far.
 */
import * as tf from "@tensorflow/tfjs-core";
import { softmax } from "./softmax.ts";

export interface Stats {
  readonly m: number;
  readonly l: number;
}

/**
 * Softmax of each row; whatever the block, the result is that of the whole row.
 *
 * `y = exp(x - m) / l`
 *
 * A row of -Infinity only gives zeros; k = 0 gives an empty array.
 *
 * @param x `[n, k]`, not written to
 * @param n rows
 * @param k logits of a row
 * @param block logits that are merged at a time, an integer of at least 1
 * @returns `[n, k]`
 * @throws {RangeError} when `block` is not an integer of at least 1
 * @see arXiv 1805.02867 section 3, algorithm 3
 */
export async function onlineSoftmax(x: Float32Array, n: number, k: number, block: number = 1): Promise<Float32Array> {
  if (!Number.isInteger(block) || block < 1)
    throw new RangeError(`onlineSoftmax: block is an integer of at least 1; got ${block}`);
  const y = tf.tidy(() => softmax(tf.tensor2d(x, [n, k])));
  const values = Float32Array.from(await y.data());
  y.dispose();
  return values;
}

/**
 * The statistics of two parts of a row, as one: associative and commutative, with identity `{m: -Infinity, l: 0}`.
 *
 * `m = max(m_a, m_b)`, `l = l_a exp(m_a - m) + l_b exp(m_b - m)`
 *
 * @param a statistics of one part
 * @param b statistics of the other
 * @returns statistics of both together; the identity merged with itself is the identity
 * @see arXiv 1805.02867 section 3.1, equation 4
 */
export function mergeStats(a: Stats, b: Stats): Stats {
  const [low, high] = a.m < b.m ? [a, b] : [b, a];
  // -Infinity - -Infinity is NaN: a part without a finite logit adds nothing.
  if (low.m === -Infinity) return { m: high.m, l: high.l };
  return { m: high.m, l: high.l + low.l * Math.exp(low.m - high.m) };
}
