/**
 * @file Scaled dot-product attention with masks.
 *
 * Letters: b = batch, h = heads, Tq, Tk = positions of queries and keys, d, dv = width of a key and of a value.
 */
import * as tf from "@tensorflow/tfjs-core";
import { softmax } from "./softmax.ts";

/**
 * Each query's mean of the values, weighted by its similarity to the keys that it may see.
 *
 * `O = softmax(mask(q k^T * scale)) v`
 *
 * A query that sees no key gives zeros and a zero gradient. What a query does not see has no part in its result, nor in
 * any gradient, whatever it holds, NaN included; a number that is not finite and is seen makes the result NaN.
 *
 * @param q `[b, h, Tq, d]`
 * @param k `[b, h, Tk, d]`
 * @param v `[b, h, Tk, dv]`
 * @param o.mask broadcasts to `[b, h, Tq, Tk]`; 1 = may be seen
 * @param o.causal query i sees key j only where `j <= i + Tk - Tq`: the last query sees all. With a mask, both must agree
 * @param o.scale `1 / sqrt(d)` unless given
 * @returns `[b, h, Tq, dv]`
 * @see arXiv 1706.03762 section 3.2.1
 */
export function sdpa(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  o: { mask?: tf.Tensor4D; causal?: boolean; scale?: number } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const [b, h, numQueries, d] = q.shape;
    const isVisible = visibility([b, h, numQueries, k.shape[2]], o);
    const { scale = 1 / Math.sqrt(d) } = o;

    // 0 * NaN is NaN, so what may be hidden is made finite before it meets a zero weight or a zero gradient.
    const scores = tf.mul(tf.matMul(finite(q), finite(k), false, true), scale); // [b, h, Tq, Tk]
    const p = onlyGradientsOf(isVisible, softmax(tf.where(isVisible, scores, tf.fill(scores.shape, -Infinity))));
    const mean = tf.matMul(p, finite(v)); // [b, h, Tq, dv]

    const sees = tf.cast(isVisible, "float32");
    const badValues = tf.matMul(sees, tf.maximum(isBad(v), tf.max(isBad(k), -1, true))); // [b, h, Tq, dv]
    const badQuery = tf.mul(tf.max(isBad(q), -1, true), tf.sum(sees, -1, true)); // [b, h, Tq, 1]
    const isPoisoned = tf.greater(tf.add(badValues, badQuery), 0);
    const poison = tf.fill(mean.shape, NaN);
    return tf.where(isPoisoned, poison, mean) as tf.Tensor4D;
  });
}

/** Who may see whom, as `sdpa` has it: bool `[b, h, Tq, Tk]`. */
export function visibility(
  shape: [number, number, number, number],
  o: { mask?: tf.Tensor; causal?: boolean },
): tf.Tensor {
  const [, , numQueries, numKeys] = shape;
  let isVisible = tf.ones(shape, "bool");
  if (o.mask) isVisible = tf.logicalAnd(isVisible, tf.notEqual(o.mask, 0));
  if (!o.causal) return isVisible;
  const i = tf.reshape(tf.range(0, numQueries), [numQueries, 1]);
  const j = tf.reshape(tf.range(0, numKeys), [1, numKeys]);
  return tf.logicalAnd(isVisible, tf.lessEqual(j, tf.add(i, numKeys - numQueries)));
}

/** `p` itself. Its gradient at what is hidden may be infinite, from a hidden value of 1e38: it is replaced, since 0 * Infinity is NaN. */
function onlyGradientsOf(isVisible: tf.Tensor, p: tf.Tensor): tf.Tensor {
  return tf.customGrad((x, save) => {
    (save as tf.GradSaveFunc)([isVisible]);
    return {
      value: tf.clone(x as tf.Tensor),
      gradFunc: (dy: tf.Tensor, [mask]: tf.Tensor[]) => tf.where(mask!, dy, tf.zerosLike(dy)),
    };
  })(p);
}

function finite<T extends tf.Tensor>(x: T): T {
  return tf.where(tf.isFinite(x), x, tf.zerosLike(x)) as T;
}

/** 1 where `x` is NaN or infinite */
function isBad(x: tf.Tensor): tf.Tensor {
  return tf.sub(1, tf.cast(tf.isFinite(x), "float32"));
}
