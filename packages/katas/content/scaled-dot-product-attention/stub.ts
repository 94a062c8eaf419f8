import * as tf from "@tensorflow/tfjs";

export interface SdpaOptions {
  mask?: tf.Tensor4D;
  causal?: boolean;
  scale?: number;
}

/**
 * Scaled dot-product attention.
 *
 * @param q queries `[b, h, Tq, d]`
 * @param k keys `[b, h, Tk, d]`
 * @param v values `[b, h, Tk, dv]`
 * @param o `mask`: 1 = keep, broadcasts to `[b, h, Tq, Tk]`; `causal`: key j only for queries i with j <= i + Tk - Tq;
 *   `scale`: factor of the scores, 1 / sqrt(d) by default
 * @returns `[b, h, Tq, dv]`; zeros for a query that sees no key
 */
export function sdpa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: SdpaOptions = {}): tf.Tensor4D {
  throw new Error("TODO: implement sdpa");
}
