/**
 * @file Gradients of ops that take values from places, or put them there.
 *
 * What an op does to the positions 0, 1, ... says where each of its outputs came from; the gradient goes back there.
 */
import type { GradConfig, Tensor } from "@tensorflow/tfjs-core";
import type { Core } from "./core.ts";

type Pair = [Tensor, Tensor];

export function placeGradients(tf: Core): GradConfig[] {
  return [
    gather(tf),
    gatherNd(tf),
    scatterNd(tf),
    scatterUpdate(tf),
    topK(tf),
    stridedSlice(tf),
    mirrorPad(tf),
    diag(tf),
  ];
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

/** What was overwritten gets nothing, and what was written gets it instead. */
function scatterUpdate(tf: Core): GradConfig {
  return {
    kernelName: "TensorScatterUpdate",
    inputsToSave: ["indices", "updates"],
    gradFunc: (dy, saved) => {
      const [indices, updates] = saved as Pair;
      return {
        tensor: () => tf.tensorScatterUpdate(dy as Tensor, indices, tf.zerosLike(updates)),
        indices: () => tf.zeros(indices.shape),
        updates: () => tf.gatherND(dy as Tensor, indices),
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

/** The library's own knows one batch dimension and costs rows times segments on the cpu backend. */
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

/** A position and its mirror images are one: their gradients add up. The library's own drops those of the images. */
function mirrorPad(tf: Core): GradConfig {
  return {
    kernelName: "MirrorPad",
    inputsToSave: ["x"],
    gradFunc: (dy, saved, attrs) => {
      const { shape } = saved[0]!;
      const { paddings, mode } = attrs as unknown as { paddings: [number, number][]; mode: "reflect" | "symmetric" };
      return { x: () => putBack(tf, dy as Tensor, tf.mirrorPad(positions(tf, shape), paddings, mode), shape) };
    },
  };
}

function diag(tf: Core): GradConfig {
  return {
    kernelName: "Diag",
    inputsToSave: ["x"],
    gradFunc: (dy, saved) => {
      const { size, shape } = saved[0]!;
      const onDiagonal = () => tf.mul(tf.reshape(dy as Tensor, [size, size]), tf.eye(size));
      return { x: () => tf.reshape(tf.sum(onDiagonal(), 1), shape) };
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
