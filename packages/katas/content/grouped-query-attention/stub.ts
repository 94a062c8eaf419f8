import * as tf from "@tensorflow/tfjs";

export interface GqaOptions {
  causal?: boolean;
  mask?: tf.Tensor4D;
}

/**
 * Attention whose nH query heads share nKv heads of keys and values.
 *
 * @param q queries `[b, nH, Tq, d]`
 * @param k keys `[b, nKv, Tk, d]`
 * @param v values `[b, nKv, Tk, dv]`
 * @param o `causal`: key j only for queries i with j <= i + Tk - Tq; `mask`: 1 = keep, broadcasts to `[b, nH, Tq, Tk]`
 * @returns `[b, nH, Tq, dv]`; zeros for a query that sees no key
 * @throws RangeError when nH is not a multiple of nKv
 */
export function gqa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: GqaOptions = {}): tf.Tensor4D {
  throw new Error("TODO: implement gqa");
}
