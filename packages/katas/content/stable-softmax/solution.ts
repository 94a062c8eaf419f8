import * as tf from "@tensorflow/tfjs";

export function softmax(x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor {
  const { axis = -1, log = false } = opts;
  if (x.rank === 0) throw new RangeError("softmax: x has at least one axis; got a scalar");
  if (axis < -x.rank || axis >= x.rank) {
    throw new RangeError(`softmax: axis lies in [-${x.rank}, ${x.rank}); got ${axis}`);
  }
  if (x.size === 0) return tf.zeros(x.shape);

  return tf.tidy(() => {
    const logits = tf.cast(x, "float32");

    // The largest logit of each slice. A slice of -Infinity has none to subtract: -Infinity minus itself is NaN.
    const max = tf.max(logits, axis, true);
    const shift = tf.where(tf.greater(max, -Infinity), max, tf.zerosLike(max));

    // No exponent is above 0 and one of them is 0, so that 1 <= sum <= n: neither overflow nor 0 / 0.
    const exponent = tf.sub(logits, shift);
    const weight = tf.exp(exponent);
    const sum = tf.sum(weight, axis, true);

    // Only a slice of -Infinity sums to 0. Dividing by 1 instead keeps NaN out of the values and of the gradient.
    const total = tf.where(tf.greater(sum, 0), sum, tf.onesLike(sum));
    return log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total);
  });
}
