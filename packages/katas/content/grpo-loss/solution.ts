import * as tf from "@tensorflow/tfjs";

export interface GrpoOptions {
  clip: number;
  beta: number;
}

export function grpoLoss(
  lp: tf.Tensor2D,
  old: tf.Tensor2D,
  ref: tf.Tensor2D,
  adv: tf.Tensor1D,
  mask: tf.Tensor2D,
  o: GrpoOptions,
): { loss: tf.Scalar; kl: tf.Scalar } {
  return tf.tidy(() => {
    const keep = tf.cast(mask, "bool");
    const zero = tf.zerosLike(lp);

    // Padding may hold NaN or infinities. It leaves before the first arithmetic, because 0 * NaN is NaN, forwards and backwards.
    const logp = tf.where(keep, lp, zero);
    const logRatio = tf.sub(logp, tf.where(keep, old, zero));
    const logRef = tf.sub(tf.where(keep, ref, zero), logp);

    // The clipped surrogate, token by token; one advantage per row.
    const A = tf.expandDims(adv, 1); // [G, 1]
    const ratio = tf.exp(logRatio);
    const clipped = tf.clipByValue(ratio, 1 - o.clip, 1 + o.clip);
    const surrogate = tf.minimum(tf.mul(ratio, A), tf.mul(clipped, A));

    // k3 is never negative; at padding it is exp(0) - 0 - 1 = 0.
    const k3 = tf.sub(tf.sub(tf.exp(logRef), logRef), 1);

    // First the mean over the tokens of a row, then the mean over the rows: a long answer weighs as much as a short one.
    const weight = tf.cast(keep, "float32");
    const length = tf.maximum(tf.sum(weight, 1), 1); // [G], 1 where a row is empty: its sum is 0
    const rowMean = (x: tf.Tensor) => tf.div(tf.sum(tf.mul(x, weight), 1), length);
    const loss: tf.Scalar = tf.neg(tf.mean(rowMean(tf.sub(surrogate, tf.mul(k3, o.beta)))));
    const kl: tf.Scalar = tf.mean(rowMean(k3));
    return { loss, kl };
  });
}
