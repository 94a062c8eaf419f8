import * as tf from "@tensorflow/tfjs";

export interface GqaOptions {
  causal?: boolean;
  mask?: tf.Tensor4D;
}

/** The query heads of a group share their keys: their rows, one below the other, are one matrix to multiply with. */
export function gqa(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D, o: GqaOptions = {}): tf.Tensor4D {
  const [b, nH, Tq, d] = q.shape;
  const [, nKv, Tk, dv] = v.shape;
  if (nH % nKv !== 0) throw new RangeError(`gqa: nH is a multiple of nKv; got nH=${nH}, nKv=${nKv}`);
  const rows = (nH / nKv) * Tq;

  return tf.tidy(() => {
    // Heads of a group are neighbours in memory, so folding them into the rows moves nothing.
    const folded: tf.Tensor4D = tf.reshape(tf.mul(q, 1 / Math.sqrt(d)), [b, nKv, rows, d]);
    const raw = tf.reshape(tf.matMul(folded, k, false, true), [b, nH, Tq, Tk]);

    // From here to the weights every query head is on its own: masks speak of heads and positions.
    const scores = tf.where(visibility(Tq, Tk, o), raw, tf.fill(raw.shape, -Infinity));
    const top = tf.max(scores, -1, true);
    const max = tf.where(tf.equal(top, -Infinity), tf.zerosLike(top), top);
    const weights = tf.exp(tf.sub(scores, max));
    const sum = tf.sum(weights, -1, true);
    const total = tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum);

    const mixed = tf.matMul(tf.reshape(weights, [b, nKv, rows, Tk]), v); // [b, nKv, rows, dv]
    return tf.div(tf.reshape(mixed, [b, nH, Tq, dv]), total);
  });
}

/** bool, broadcasts to `[b, nH, Tq, Tk]`: a key must pass the mask and the causal rule. */
function visibility(Tq: number, Tk: number, { causal, mask }: GqaOptions): tf.Tensor {
  const all = mask ? tf.cast(mask, "bool") : tf.ones([1, 1, 1, 1], "bool");
  if (!causal) return all;
  const i = tf.reshape(tf.range(0, Tq, 1, "int32"), [Tq, 1]);
  const j = tf.reshape(tf.range(0, Tk, 1, "int32"), [1, Tk]);
  return tf.logicalAnd(all, tf.lessEqual(j, tf.add(i, tf.scalar(Tk - Tq, "int32"))));
}
