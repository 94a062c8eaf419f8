import * as tf from "@tensorflow/tfjs";

/** Every key and value head copied once for each query head of its group, then attention as with as many heads. */
export function gqa(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  o: { causal?: boolean; mask?: tf.Tensor4D } = {},
): tf.Tensor4D {
  const [b, nH, Tq, d] = q.shape;
  const [, nKv, Tk, dv] = v.shape;
  if (nH % nKv !== 0) throw new RangeError(`gqa: nH is a multiple of nKv; got nH=${nH}, nKv=${nKv}`);
  const repeat = (x: tf.Tensor4D, width: number): tf.Tensor4D =>
    tf.reshape(tf.tile(tf.reshape(x, [b, nKv, 1, Tk, width]), [1, 1, nH / nKv, 1, 1]), [b, nH, Tk, width]);

  return tf.tidy(() => {
    const raw = tf.mul(tf.matMul(q, repeat(k, d), false, true), 1 / Math.sqrt(d)); // [b, nH, Tq, Tk]
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
    return tf.matMul(p, repeat(v, dv));
  });
}
