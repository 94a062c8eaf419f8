/**
 * @file Gradients that TensorFlow.js 4.22 does not have, has only up to rank 4, or has wrong.
 *
 * Each is written in differentiable or integer ops of the library alone, so it holds on every backend.
 * Letters: dy = gradient with respect to the output; n = length of the last axis.
 */
import type { GradConfig, NamedAttrMap, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";
import { einsumGradient } from "./einsum.ts";

type Pair = [Tensor, Tensor];

export function missingGradients(tf: Core): GradConfig[] {
  return [
    ...stepFunctions(tf),
    einsumGradient(tf),
    gather(tf),
    gatherNd(tf),
    scatterNd(tf),
    topK(tf),
    tile(tf),
    cumprod(tf),
    stridedSlice(tf),
  ];
}

/**
 * Comparisons, logic and floorDiv are constant almost everywhere: their gradient is 0, not an error (`where(x > 0, ...)`),
 * nor that of a division.
 */
function stepFunctions(tf: Core): GradConfig[] {
  const zerosFor = (kernelName: string, names: readonly string[]): GradConfig => ({
    kernelName,
    inputsToSave: [...names],
    gradFunc: (_dy, saved) => Object.fromEntries(names.map((name, i) => [name, () => tf.zeros(saved[i]!.shape)])),
  });
  const binary = [
    "Greater",
    "GreaterEqual",
    "Less",
    "LessEqual",
    "Equal",
    "NotEqual",
    "LogicalAnd",
    "LogicalOr",
    "LogicalXor",
    "FloorDiv",
  ];
  const unary = ["LogicalNot", "IsNan", "IsInf", "IsFinite", "Any", "All"];
  return [...binary.map((name) => zerosFor(name, ["a", "b"])), ...unary.map((name) => zerosFor(name, ["x"]))];
}

function gatherNd(tf: Core): GradConfig {
  return {
    kernelName: "GatherNd",
    inputsToSave: ["params", "indices"],
    gradFunc: (dy, saved) => {
      const [params, indices] = saved as Pair;
      return {
        params: () => tf.scatterND(tf.cast(indices, "int32"), dy as Tensor, params.shape),
        indices: () => tf.zeros(indices.shape),
      };
    },
  };
}

function scatterNd(tf: Core): GradConfig {
  return {
    kernelName: "ScatterNd",
    inputsToSave: ["indices"],
    gradFunc: (dy, saved) => {
      const indices = saved[0]!;
      return {
        indices: () => tf.zeros(indices.shape),
        updates: () => tf.gatherND(dy as Tensor, tf.cast(indices, "int32")),
      };
    },
  };
}

/** Each value's gradient goes back to the place it was taken from. */
function topK(tf: Core): GradConfig {
  return {
    kernelName: "TopK",
    inputsToSave: ["x"],
    outputsToSave: [false, true],
    gradFunc: (dys, saved) => {
      const [x, indices] = saved as Pair;
      const dValues = (dys as Tensor[])[0]!;
      const n = x.shape.at(-1)!;
      const rows = x.size / Math.max(n, 1);
      const rowStart = () => tf.mul(tf.reshape(tf.range(0, rows, 1, "int32"), [rows, 1]), tf.scalar(n, "int32"));
      const places = () => tf.add(tf.reshape(tf.cast(indices, "int32"), [rows, -1]), rowStart());
      return { x: () => (x.size === 0 ? tf.zeros(x.shape) : putBack(tf, dValues, places(), x.shape)) };
    },
  };
}

/** Sums the copies one axis at a time, at any rank. */
function tile(tf: Core): GradConfig {
  return {
    kernelName: "Tile",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const shape = saved[0]!.shape;
      const reps = attrs["reps"] as number[];
      const dx = () => {
        const full = (dy as Tensor).shape.slice();
        return reps.reduce((grad, rep, axis) => {
          if (rep === 1) return grad;
          const before = full.slice(0, axis).reduce((product, dim) => product * dim, 1);
          const after = full.slice(axis + 1).reduce((product, dim) => product * dim, shape[axis]!);
          full[axis] = shape[axis]!;
          return tf.sum(tf.reshape(grad, [before, rep, after]), 1);
        }, dy as Tensor);
      };
      return { x: () => tf.reshape(dx(), shape) };
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
      const { axis, exclusive, reverse } = attrs as NamedAttrMap & {
        axis: number;
        exclusive: boolean;
        reverse: boolean;
      };
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

/** The same slice of the positions 0, 1, ... says where each output came from. */
function stridedSlice(tf: Core): GradConfig {
  return {
    kernelName: "StridedSlice",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const x = saved[0]!;
      const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } =
        attrs as unknown as SliceAttributes;
      const sliced = (places: Tensor) =>
        tf.stridedSlice(places, begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask);
      return { x: () => putBack(tf, dy as Tensor, sliced(positions(tf, x.shape)), x.shape) };
    },
  };
}

interface SliceAttributes {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** As for stridedSlice; the library's own knows one batch dimension and costs rows times segments on the cpu backend. */
function gather(tf: Core): GradConfig {
  return {
    kernelName: "GatherV2",
    inputsToSave: ["x", "indices"],
    gradFunc: (dy, saved, attrs) => {
      const [x, indices] = saved as Pair;
      const { axis, batchDims } = attrs as { axis: number; batchDims: number };
      return {
        x: () => putBack(tf, dy as Tensor, tf.gather(positions(tf, x.shape), indices, axis, batchDims), x.shape),
        indices: () => tf.zeros(indices.shape),
      };
    },
  };
}

/** int32 0, 1, ... in the given shape */
function positions(tf: Core, shape: number[]): Tensor {
  return tf.reshape(tf.range(0, tf.util.sizeFromShape(shape), 1, "int32"), shape);
}

/** Zeros of `shape` with each value of `dy` added at its position. */
function putBack(tf: Core, dy: Tensor, places: Tensor, shape: number[]): Tensor {
  if (dy.size === 0) return tf.zeros(shape);
  const flat = tf.scatterND(tf.reshape(places, [-1, 1]), tf.reshape(dy, [-1]), [tf.util.sizeFromShape(shape)]);
  return tf.reshape(flat, shape);
}
