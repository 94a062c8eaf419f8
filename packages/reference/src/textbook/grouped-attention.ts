/**
 * @file Attention whose query heads share heads of keys and values.
 *
 * Letters: b = sequences, nH = query heads, nKv = heads of keys and values, Tq, Tk = positions, d, dv = width of a key and of a value.
 * Repeats keys and values for each query head first, which a model with a large cache must not.
 */
import * as tf from "@tensorflow/tfjs-core";
import { sdpa } from "./attention.ts";

/**
 * Each query head's attention over the keys and values of its group: neighbouring query heads form a group.
 *
 * `out_h = sdpa(q_h, k_g, v_g)` with `g = floor(h / (nH / nKv))`
 *
 * nKv = nH is multi-head, nKv = 1 multi-query attention. Masks, the causal rule and empty rows are those of `sdpa`.
 *
 * @param q `[b, nH, Tq, d]`
 * @param k `[b, nKv, Tk, d]`
 * @param v `[b, nKv, Tk, dv]`
 * @param o.mask broadcasts to `[b, nH, Tq, Tk]`; 1 = may be seen
 * @param o.causal query i sees key j only where `j <= i + Tk - Tq`
 * @returns `[b, nH, Tq, dv]`
 * @throws {RangeError} when nH is not a multiple of nKv
 * @see arXiv 2305.13245 section 2.2
 */
export function gqa(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  o: { mask?: tf.Tensor4D; causal?: boolean } = {},
): tf.Tensor4D {
  const [nH, nKv] = [q.shape[1], k.shape[1]];
  if (nH % nKv !== 0) throw new RangeError(`gqa: nH is a multiple of nKv; got nH=${nH}, nKv=${nKv}`);
  return tf.tidy(() => {
    const heads = tf.tensor1d(
      Array.from({ length: nH }, (_, h) => Math.floor(h / (nH / nKv))),
      "int32",
    );
    return sdpa(q, tf.gather(k, heads, 1), tf.gather(v, heads, 1), o);
  });
}
