import * as tf from "@tensorflow/tfjs";

/** All slices at once, as it should be, but every element is asked at each step whether it is -Infinity, and has its logarithm made first. */
export function softmax(x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor {
  const { axis = -1, log = false } = opts;
  if (axis < -x.rank || axis >= x.rank) throw new RangeError("softmax: axis is one of x");
  if (x.size === 0) return tf.zeros(x.shape);
  return tf.tidy(() => {
    const logits = tf.cast(x, "float32");
    const hidden = tf.equal(logits, -Infinity);
    const zeros = tf.zerosLike(logits);
    const like = (part: tf.Tensor): tf.Tensor => tf.broadcastTo(part, x.shape);
    const max = like(tf.max(logits, axis, true));
    const shift = tf.where(tf.equal(max, -Infinity), zeros, max);
    const exponent = tf.sub(tf.where(hidden, zeros, logits), shift);
    const weight = tf.where(hidden, zeros, tf.exp(exponent));
    const sum = like(tf.sum(weight, axis, true));
    const total = tf.where(tf.equal(sum, 0), tf.onesLike(sum), sum);
    const logarithm = tf.where(hidden, tf.fill(x.shape, -Infinity), tf.sub(exponent, tf.log(total)));
    return log ? logarithm : tf.where(hidden, zeros, tf.exp(logarithm));
  });
}
