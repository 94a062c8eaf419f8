import * as tf from "@tensorflow/tfjs";

/** The rows of a group as one matrix, as it should be, but keys are first transposed, which moves all of them. */
export function gqa(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  o: { causal?: boolean; mask?: tf.Tensor4D } = {},
): tf.Tensor4D {
  const [b, nH, Tq, d] = q.shape;
  const [, nKv, Tk, dv] = v.shape;
  if (nH % nKv !== 0) throw new RangeError("gqa: nH is a multiple of nKv");
  const rows = (nH / nKv) * Tq;

  return tf.tidy(() => {
    const folded: tf.Tensor4D = tf.reshape(q, [b, nKv, rows, d]);
    const transposed: tf.Tensor4D = tf.transpose(k, [0, 1, 3, 2]);
    const raw = tf.reshape(tf.mul(tf.matMul(folded, transposed), 1 / Math.sqrt(d)), [b, nH, Tq, Tk]);
    let visible: tf.Tensor = o.mask ? tf.cast(o.mask, "bool") : tf.ones([1, 1, 1, 1], "bool");
    if (o.causal) {
      const i = tf.reshape(tf.range(0, Tq), [Tq, 1]);
      const j = tf.reshape(tf.range(0, Tk), [1, Tk]);
      visible = tf.logicalAnd(visible, tf.lessEqual(j, tf.add(i, Tk - Tq)));
    }
    const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));
    const top = tf.max(scores, -1, true);
    const weights = tf.exp(tf.sub(scores, tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top)));
    const sum = tf.sum(weights, -1, true);
    const p: tf.Tensor4D = tf.div(weights, tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum));
    const mixed = tf.matMul(tf.reshape(p, [b, nKv, rows, Tk]), v);
    return tf.reshape(mixed, [b, nH, Tq, dv]);
  });
}
