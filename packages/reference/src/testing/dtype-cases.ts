/** @file Ops as one dtype after the other calls them, to compare one backend with another. Used by tests only. */
import * as tf from "@tensorflow/tfjs-core";
import { spread } from "./differences.ts";

const DTYPES = ["float32", "int32", "bool"] as const;
type DType = (typeof DTYPES)[number];

export interface DtypeCase {
  readonly name: string;
  readonly dtype: DType;
  readonly run: () => tf.Tensor[];
}

const places = () => tf.tensor2d([1, 0, 2, 1], [2, 2], "int32");
const unary: { readonly [name: string]: (x: tf.Tensor) => tf.Tensor } = {
  abs: tf.abs,
  argMax: (x) => tf.argMax(x, -1),
  bandPart: (x) => tf.linalg.bandPart(x, 1, 0),
  broadcastTo: (x) => tf.broadcastTo(x, [2, 3, 4]),
  castBool: (x) => tf.cast(x, "bool"),
  castInt: (x) => tf.cast(x, "int32"),
  clip: (x) => tf.clipByValue(x, -1, 1),
  concat: (x) => tf.concat([x, x], 1),
  einsum: (x) => tf.einsum("ij,kj->ik", x, x),
  exp: tf.exp,
  expm1: tf.expm1,
  gather: (x) => tf.gather(x, tf.tensor1d([2, 0], "int32")),
  gatherND: (x) => tf.gatherND(x, places()),
  isFinite: tf.isFinite,
  isNaN: tf.isNaN,
  log1p: (x) => tf.log1p(tf.abs(x)),
  matMul: (x) => tf.matMul(x, x, false, true),
  max: (x) => tf.max(x, 1),
  mean: (x) => tf.mean(x, -1),
  mirrorPad: (x) => tf.mirrorPad(x, [[1, 1], [1, 1]], "reflect"), // prettier-ignore
  neg: tf.neg,
  oneHot: (x) => tf.oneHot(tf.cast(tf.abs(x), "int32"), 5),
  onesLike: tf.onesLike,
  pad: (x) => tf.pad(x, [[1, 0], [0, 2]], 1), // prettier-ignore
  prod: (x) => tf.prod(x, -1),
  relu: tf.relu,
  reverse: (x) => tf.reverse(x, 1),
  round: tf.round,
  scatterND: (x) => tf.scatterND(tf.tensor2d([[1], [3], [0]], [3, 1], "int32"), x, [5, 4]),
  sign: tf.sign,
  slice: (x) => tf.slice(x, [1, 0], [2, 2]),
  split: (x) => tf.split(x, 2, 1)[1]!,
  square: tf.square,
  stack: (x) => tf.stack([x, x], 1),
  stridedSlice: (x) => tf.stridedSlice(x, [0, 0], [3, 4], [2, 2]),
  sum: (x) => tf.sum(x, 0),
  tile: (x) => tf.tile(x, [2, 1]),
  topkIndices: (x) => tf.topk(x, 2).indices,
  transpose: (x) => tf.transpose(x),
  unstack: (x) => tf.unstack(x, 1)[1]!,
  where: (x) => tf.where(tf.greater(x, 0), x, tf.onesLike(x)),
  whereNot: (x) => tf.where(tf.lessEqual(x, 0), x, tf.zerosLike(x)),
};
const binary: { readonly [name: string]: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor } = {
  add: tf.add,
  atan2: tf.atan2,
  // Not by zero: as an integer that is nothing in particular.
  div: (a, b) => tf.div(a, tf.add(tf.abs(b), tf.onesLike(b))),
  equal: tf.equal,
  greater: tf.greater,
  lessEqual: tf.lessEqual,
  maximum: tf.maximum,
  minimum: tf.minimum,
  mul: tf.mul,
  notEqual: tf.notEqual,
  pow: (a, b) => tf.pow(tf.abs(a), tf.abs(b)),
  prelu: tf.prelu,
  squaredDifference: tf.squaredDifference,
  sub: tf.sub,
};

const OTHER_SHAPES = [[3, 4], [4], [3, 1]]; // prettier-ignore
/** A bool has no place for -1. */
const NUMBERS_ONLY = ["neg"];

export const DTYPE_CASES: readonly DtypeCase[] = [
  ...Object.entries(unary).map(([name, op]) => ({ name, run: (dtype: DType) => [op(input([3, 4], dtype, 1))] })),
  ...Object.entries(binary).map(([name, op]) => ({
    name,
    run: (dtype: DType) => OTHER_SHAPES.map((shape) => op(input([3, 4], dtype, 1), input(shape, dtype, 2))),
  })),
].flatMap(({ name, run }) =>
  DTYPES.filter((dtype) => dtype !== "bool" || !NUMBERS_ONLY.includes(name)).map((dtype) => ({
    name,
    dtype,
    run: () => run(dtype),
  })),
);

function input(shape: number[], dtype: DType, seed: number): tf.Tensor {
  const values = spread(tf.util.sizeFromShape(shape), seed).map((value) => 3 * value);
  if (dtype === "float32") return tf.tensor(values, shape);
  return tf.tensor(
    values.map((value) => (dtype === "bool" ? Number(value > 0) : Math.round(value))),
    shape,
    dtype,
  );
}
