import * as tf from "@tensorflow/tfjs";

export interface SdpaOptions {
  mask?: tf.Tensor4D;
  causal?: boolean;
  scale?: number;
}

/** The division by the row sum comes after the product with v: it touches Tq x dv numbers instead of Tq x Tk. */
export function sdpa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: SdpaOptions = {}): tf.Tensor4D {
  return tf.tidy(() => {
    const Tq = q.shape[2];
    const Tk = k.shape[2];
    const scale = o.scale ?? 1 / Math.sqrt(q.shape[3]);

    // Who may look at whom: a key must pass the mask and the causal rule.
    let visible: tf.Tensor = tf.ones([1, 1, Tq, Tk], "bool");
    if (o.mask) visible = tf.logicalAnd(visible, tf.cast(o.mask, "bool"));
    if (o.causal) {
      const i = tf.reshape(tf.range(0, Tq, 1, "int32"), [Tq, 1]);
      const j = tf.reshape(tf.range(0, Tk, 1, "int32"), [1, Tk]);
      visible = tf.logicalAnd(visible, tf.lessEqual(j, tf.add(i, tf.scalar(Tk - Tq, "int32"))));
    }

    // A hidden score becomes -Infinity, so that its weight is exactly 0.
    const raw = tf.matMul(tf.mul(q, scale), k, false, true); // [b, h, Tq, Tk]
    const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));

    // A row without a visible key has the maximum -Infinity; 0 in its place keeps -Infinity - max from being NaN.
    const top = tf.max(scores, -1, true);
    const max = tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top);
    const weights = tf.exp(tf.sub(scores, max));

    // Such a row has the sum 0 and the mixture 0; 1 in place of the sum leaves 0.
    const sum = tf.sum(weights, -1, true);
    const total = tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum);

    // 0 * NaN is NaN, so no NaN enters the product. The queries that do see one get it back at the end.
    const finite = tf.isFinite(v);
    const mean: tf.Tensor4D = tf.div(tf.matMul(weights, tf.where(finite, v, tf.zerosLike(v))), total); // [b, h, Tq, dv]
    const badSeen = tf.matMul(tf.cast(visible, "float32"), tf.cast(tf.logicalNot(finite), "float32"));
    return tf.where(tf.greater(badSeen, 0), tf.fill(mean.shape, NaN), mean);
  });
}
