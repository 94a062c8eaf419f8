import * as tf from "@tensorflow/tfjs";

interface Options {
  mask?: tf.Tensor4D;
  causal?: boolean;
  scale?: number;
}

/** All sequences and heads at once, but one position after the other, as in decoding. */
export function sdpa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: Options = {}): tf.Tensor4D {
  const [b, h, Tq, d] = q.shape;
  const Tk = k.shape[2];
  const scale = o.scale ?? 1 / Math.sqrt(d);
  return tf.tidy(() => {
    const finite = tf.isFinite(v);
    const values = tf.where(finite, v, tf.zerosLike(v));
    const bad = tf.cast(tf.logicalNot(finite), "float32");
    const outputs: tf.Tensor4D[] = [];
    for (let i = 0; i < Tq; i++) {
      let visible: tf.Tensor = tf.ones([b, h, 1, Tk], "bool");
      if (o.mask) {
        const row = o.mask.shape[2] === 1 ? o.mask : tf.slice(o.mask, [0, 0, i, 0], [-1, -1, 1, -1]);
        visible = tf.logicalAnd(visible, tf.cast(row, "bool"));
      }
      if (o.causal) visible = tf.logicalAnd(visible, tf.lessEqual(tf.range(0, Tk), i + Tk - Tq));
      const raw = tf.matMul(tf.mul(tf.slice(q, [0, 0, i, 0], [b, h, 1, d]), scale), k, false, true); // [b, h, 1, Tk]
      const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));
      const top = tf.max(scores, -1, true);
      const weights = tf.exp(tf.sub(scores, tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top)));
      const sum = tf.sum(weights, -1, true);
      const total = tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum);
      const mean: tf.Tensor4D = tf.div(tf.matMul(weights, values), total);
      const badSeen = tf.matMul(tf.cast(visible, "float32"), bad);
      outputs.push(tf.where(tf.greater(badSeen, 0), tf.fill(mean.shape, NaN), mean));
    }
    return tf.concat(outputs, 2);
  });
}
