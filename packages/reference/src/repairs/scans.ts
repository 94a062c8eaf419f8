/**
 * @file Gradients of running and whole products and sums along an axis.
 *
 * TensorFlow.js 4.22 has none for cumprod, transposes that of cumsum wrongly, and needs chained methods for that of prod.
 * Letters: n = length of the axis; i, j = positions on it.
 */
import type { GradConfig, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";

interface Scan {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

export function scanGradients(tf: Core): GradConfig[] {
  return [cumsum(tf), cumprod(tf), prod(tf)];
}

/** x_i is in every sum from i on, so its gradient is the same scan in the other direction. */
function cumsum(tf: Core): GradConfig {
  return {
    kernelName: "Cumsum",
    gradFunc: (dy, _saved, attrs) => {
      const { axis, exclusive, reverse } = attrs as unknown as Scan;
      return { x: () => tf.cumsum(dy as Tensor, axis, exclusive, !reverse) };
    },
  };
}

/**
 * y_j is a product in which x_i occurs at most once, so dy_j/dx_i is the same product with x_i set to 1:
 * n products of n factors, exact also where some x_i are 0.
 */
function cumprod(tf: Core): GradConfig {
  return {
    kernelName: "Cumprod",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const { axis, exclusive, reverse } = attrs as unknown as Scan;
      const x = saved[0]!;
      const last = x.rank - 1;
      const order = [...x.shape.keys()].filter((i) => i !== axis).concat(axis);
      const back = order.map((_, i) => order.indexOf(i));
      const n = x.shape[axis]!;
      const dx = () => {
        const rows = tf.expandDims(tf.transpose(x, order), last); // [..., 1, k]
        const eye = tf.eye(n); // [i, k]
        const without = tf.add(tf.mul(rows, tf.sub(1, eye)), eye); // [..., i, k]: x_k, and 1 where k = i
        const i = tf.reshape(tf.range(0, n), [n, 1]);
        const j = tf.reshape(tf.range(0, n), [1, n]);
        const [low, high] = reverse ? [j, i] : [i, j];
        const depends = tf.cast(exclusive ? tf.less(low, high) : tf.lessEqual(low, high), "float32"); // [i, j]
        const partial = tf.mul(tf.cumprod(without, x.rank, exclusive, reverse), depends); // [..., i, j]
        const grad = tf.sum(tf.mul(partial, tf.expandDims(tf.transpose(dy as Tensor, order), last)), -1);
        return tf.transpose(grad, back);
      };
      return { x: dx };
    },
  };
}

/** dy/dx_i is the product of the factors before i and of those after it: exact also where some x_i are 0. */
function prod(tf: Core): GradConfig {
  return {
    kernelName: "Prod",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const x = saved[0]!;
      const axes = tf.util.parseAxisParam(attrs["axis"] as number | number[], x.shape);
      const kept = [...x.shape.keys()].filter((axis) => !axes.includes(axis));
      const order = [...kept, ...axes];
      const back = order.map((_, i) => order.indexOf(i));
      const keptShape = kept.map((axis) => x.shape[axis]!);
      const dx = () => {
        const moved = tf.transpose(x, order);
        const factors = tf.reshape(moved, [...keptShape, -1]);
        const last = keptShape.length;
        const others = tf.mul(tf.cumprod(factors, last, true, false), tf.cumprod(factors, last, true, true));
        const grad = tf.mul(others, tf.reshape(dy as Tensor, [...keptShape, 1]));
        return tf.transpose(tf.reshape(grad, moved.shape), back);
      };
      return { x: () => (x.size === 0 ? tf.zeros(x.shape) : dx()) };
    },
  };
}
