import * as tf from "@tensorflow/tfjs";

/** The values are copied once for each query head, the keys are not. For heads that all keys are visible to. */
export function gqa(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  o: { causal?: boolean; mask?: tf.Tensor4D } = {},
): tf.Tensor4D {
  const [b, nH, Tq, d] = q.shape;
  const [, nKv, Tk, dv] = v.shape;
  const rows = (nH / nKv) * Tq;

  return tf.tidy(() => {
    const folded: tf.Tensor4D = tf.reshape(tf.mul(q, 1 / Math.sqrt(d)), [b, nKv, rows, d]);
    const raw = tf.reshape(tf.matMul(folded, k, false, true), [b, nH, Tq, Tk]);
    let visible: tf.Tensor = o.mask ? tf.cast(o.mask, "bool") : tf.ones([1, 1, 1, 1], "bool");
    if (o.causal) {
      const i = tf.reshape(tf.range(0, Tq), [Tq, 1]);
      const j = tf.reshape(tf.range(0, Tk), [1, Tk]);
      visible = tf.logicalAnd(visible, tf.lessEqual(j, tf.add(i, Tk - Tq)));
    }
    const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));
    const weights = tf.exp(tf.sub(scores, tf.max(scores, -1, true)));
    const p: tf.Tensor4D = tf.div(weights, tf.sum(weights, -1, true));
    const repeated: tf.Tensor4D = tf.reshape(tf.tile(tf.reshape(v, [b, nKv, 1, Tk, dv]), [1, 1, nH / nKv, 1, 1]), [
      b,
      nH,
      Tk,
      dv,
    ]);
    return tf.matMul(p, repeated);
  });
}
