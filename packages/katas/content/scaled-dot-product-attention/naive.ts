import * as tf from "@tensorflow/tfjs";

interface Options {
  mask?: tf.Tensor4D;
  causal?: boolean;
  scale?: number;
}

/** One query at a time: loops over the batch, the heads and the positions. */
export function sdpa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: Options = {}): tf.Tensor4D {
  const [numSequences, numHeads, Tq, d] = q.shape;
  const [, , Tk, dv] = v.shape;
  const scale = o.scale ?? 1 / Math.sqrt(d);
  return tf.tidy(() => {
    const rows: tf.Tensor[] = [];
    for (let b = 0; b < numSequences; b++) {
      for (let h = 0; h < numHeads; h++) {
        const keys = tf.reshape(tf.slice(k, [b, h, 0, 0], [1, 1, Tk, d]), [Tk, d]);
        const values = tf.reshape(tf.slice(v, [b, h, 0, 0], [1, 1, Tk, dv]), [Tk, dv]);
        for (let i = 0; i < Tq; i++) {
          const query = tf.reshape(tf.slice(q, [b, h, i, 0], [1, 1, 1, d]), [d, 1]);
          let visible: tf.Tensor = tf.ones([Tk, 1], "bool");
          if (o.mask) visible = tf.logicalAnd(visible, maskOf(o.mask, b, h, i));
          if (o.causal) visible = tf.logicalAnd(visible, upTo(i + Tk - Tq, Tk));
          rows.push(mix(tf.matMul(keys, tf.mul(query, scale)), values, visible));
        }
      }
    }
    return tf.reshape(tf.concat(rows), [numSequences, numHeads, Tq, dv]);
  });
}

/** @returns `[1, dv]`, from scores and visible `[Tk, 1]` and values `[Tk, dv]` */
function mix(raw: tf.Tensor, values: tf.Tensor, visible: tf.Tensor): tf.Tensor {
  const scores = tf.where(visible, raw, tf.fill(raw.shape, -Infinity));
  const top = tf.max(scores);
  const weights = tf.exp(tf.sub(scores, tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top)));
  const sum = tf.sum(weights);
  const total = tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum);
  // Of what is hidden nothing may be left, and 0 * NaN is NaN.
  const seen: tf.Tensor = tf.where(visible, values, tf.zerosLike(values));
  return tf.div(tf.matMul(weights, seen, true), total);
}

/** The mask's entries for one query, `[Tk or 1, 1]`: an axis of length 1 counts for all. */
function maskOf(mask: tf.Tensor4D, b: number, h: number, i: number): tf.Tensor {
  const at = [b, h, i].map((index, axis) => Math.min(index, mask.shape[axis]! - 1));
  return tf.reshape(tf.cast(tf.slice(mask, [...at, 0], [1, 1, 1, mask.shape[3]]), "bool"), [mask.shape[3], 1]);
}

/** bool `[Tk, 1]`: keys up to the last one. */
function upTo(last: number, Tk: number): tf.Tensor {
  return tf.reshape(tf.lessEqual(tf.range(0, Tk), last), [Tk, 1]);
}
