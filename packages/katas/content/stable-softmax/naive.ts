import * as tf from "@tensorflow/tfjs";

/** Slice by slice: the tensor is taken apart along its other axes until one slice is left, and put together again. */
export function softmax(x: tf.Tensor, opts: { axis?: number; log?: boolean } = {}): tf.Tensor {
  const { axis = -1, log = false } = opts;
  if (axis < -x.rank || axis >= x.rank) throw new RangeError("softmax: axis is one of x");
  if (x.size === 0) return tf.zeros(x.shape);
  return tf.tidy(() => along(tf.cast(x, "float32"), axis < 0 ? axis + x.rank : axis, log));
}

function along(x: tf.Tensor, axis: number, log: boolean): tf.Tensor {
  if (x.rank === 1) return ofSlice(x, log);
  const other = axis === 0 ? x.rank - 1 : 0;
  const parts = tf.unstack(x, other).map((part) => along(part, axis === 0 ? 0 : axis - 1, log));
  return tf.stack(parts, other);
}

function ofSlice(logits: tf.Tensor, log: boolean): tf.Tensor {
  const max = tf.max(logits);
  const exponent = tf.sub(logits, tf.where(tf.greater(max, -Infinity), max, tf.zerosLike(max)));
  const weight = tf.exp(exponent);
  const sum = tf.sum(weight);
  const total = tf.where(tf.greater(sum, 0), sum, tf.onesLike(sum));
  return log ? tf.sub(exponent, tf.log(total)) : tf.div(weight, total);
}
