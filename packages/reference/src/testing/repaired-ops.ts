/**
 * @file Every repaired op, as a call of the library and as a float64 computation written out. Used by tests only.
 */
import * as tf from "@tensorflow/tfjs-core";
import type { HostFunction } from "./differences.ts";
import { einsum } from "./einsum.ts";

export interface Op {
  readonly name: string;
  readonly shapes: readonly number[][];
  readonly tensors: (...x: tf.Tensor[]) => tf.Tensor;
  readonly host: HostFunction;
  /** Values instead of spread ones. */
  readonly inputs?: readonly number[][];
}

const EINSUMS: readonly [equation: string, ...shapes: number[][]][] = [
  ["bhqd,bhkd->bhqk", [1, 2, 3, 4], [1, 2, 2, 4]],
  ["ij,jk->ik", [2, 3], [3, 2]],
  ["bij,jk->kib", [2, 2, 3], [3, 2]],
  ["ij,ij->", [2, 3], [2, 3]],
  ["i,j->ij", [2], [3]],
  ["ij,k->k", [2, 3], [2]],
  ["ijk,il->lj", [2, 3, 2], [2, 4]],
  [",ij->ji", [], [2, 3]],
  ["ij->i", [2, 3]],
  ["ij->", [2, 3]],
  ["ij->ji", [2, 3]],
];
const einsums = EINSUMS.map(([equation, ...shapes]): Op => ({
  name: `einsum ${equation}`,
  shapes,
  tensors: (...x) => tf.einsum(equation, ...x),
  host: einsum(equation, shapes),
}));

const places = [[0, 1], [1, 2], [0, 1]]; // prettier-ignore
export const REPAIRED_OPS: readonly Op[] = [
  ...einsums,
  {
    name: "matMul with an inner broadcast batch",
    shapes: [[2, 2, 3, 4], [2, 1, 4, 3]], // prettier-ignore
    tensors: (a, b) => tf.matMul(a!, b!),
    // [2, 1] against [2, 2]: the second operand has no h.
    host: einsum("bhik,bkj->bhij", [[2, 2, 3, 4], [2, 4, 3]]), // prettier-ignore
  },
  {
    name: "matMul, both operands broadcast and the second transposed",
    shapes: [[3, 1, 2, 4], [2, 5, 4]], // prettier-ignore
    tensors: (a, b) => tf.matMul(a!, b!, false, true),
    host: einsum("aik,bjk->abij", [[3, 2, 4], [2, 5, 4]]), // prettier-ignore
  },
  {
    name: "matMul with the first operand transposed and broadcast",
    shapes: [[2, 1, 4, 3], [2, 3, 4, 2]], // prettier-ignore
    tensors: (a, b) => tf.matMul(a!, b!, true, false),
    host: einsum("bki,bhkj->bhij", [[2, 4, 3], [2, 3, 4, 2]]), // prettier-ignore
  },
  {
    name: "matMul without broadcast",
    shapes: [[2, 3, 4], [2, 4, 2]], // prettier-ignore
    tensors: (a, b) => tf.matMul(a!, b!),
    host: einsum("bik,bkj->bij", [[2, 3, 4], [2, 4, 2]]), // prettier-ignore
  },
  {
    name: "gatherND",
    shapes: [[2, 3]],
    tensors: (x) => tf.gatherND(x!, tf.tensor2d(places, [3, 2], "int32")),
    host: (x) => places.map(([i, j]) => x![i! * 3 + j!]!),
  },
  {
    name: "scatterND with a place taken twice",
    shapes: [[3, 2]],
    tensors: (x) => tf.scatterND(tf.tensor2d([[1], [3], [1]], [3, 1], "int32"), x!, [5, 2]),
    host: (x) => [0, 0, x![0]! + x![4]!, x![1]! + x![5]!, 0, 0, x![2]!, x![3]!, 0, 0],
  },
  {
    name: "values of topk",
    shapes: [[2, 4]],
    tensors: (x) => tf.topk(x!, 2).values,
    host: (x) => [0, 4].flatMap((row) => x!.slice(row, row + 4).sort((a, b) => b - a).slice(0, 2)), // prettier-ignore
  },
  {
    name: "where of a comparison",
    shapes: [[6]],
    tensors: (x) =>
      tf.where(
        tf.logicalAnd(tf.greater(x!, -0.5), tf.logicalNot(tf.greaterEqual(x!, 0.5))),
        tf.square(x!),
        tf.mul(x!, 3),
      ),
    host: (x) => x!.map((value) => (value > -0.5 && value < 0.5 ? value ** 2 : 3 * value)),
  },
  {
    name: "tile of rank 5",
    shapes: [[2, 1, 2, 1, 2]],
    tensors: (x) => tf.tile(x!, [1, 2, 1, 3, 2]),
    // [a, 2, c, 3, 2, e]: the copies of the last axis come before its own index.
    host: (x) => einsum("ace,pqr->apcqre", [[2, 2, 2], [2, 3, 2]])(x!, Array<number>(12).fill(1)), // prettier-ignore
  },
  {
    name: "bandPart",
    shapes: [[2, 3, 3]],
    tensors: (x) => tf.linalg.bandPart(x!, -1, 0),
    host: (x) => x!.map((value, at) => (at % 3 <= Math.floor(at / 3) % 3 ? value : 0)),
  },
  {
    name: "cumprod through a zero",
    shapes: [[2, 3]],
    inputs: [[0.5, -2, 3, 1.5, 0, -0.7]],
    tensors: (x) => tf.cumprod(x!, 1),
    host: (x) => [0, 3].flatMap((at) => [x![at]!, x![at]! * x![at + 1]!, x![at]! * x![at + 1]! * x![at + 2]!]),
  },
  {
    name: "cumprod, exclusive and reversed, over the first axis",
    shapes: [[3, 2]],
    tensors: (x) => tf.cumprod(x!, 0, true, true),
    host: (x) => [x![2]! * x![4]!, x![3]! * x![5]!, x![4]!, x![5]!, 1, 1],
  },
  {
    name: "cumsum over a middle axis, exclusive",
    shapes: [[2, 3, 2]],
    tensors: (x) => tf.cumsum(x!, 1, true),
    host: (x) => [0, 6].flatMap((at) => [0, 0, x![at]!, x![at + 1]!, x![at]! + x![at + 2]!, x![at + 1]! + x![at + 3]!]),
  },
  {
    name: "prod over two axes through a zero",
    shapes: [[2, 2, 2]],
    inputs: [[0.5, -2, 3, 1.5, 0, -0.7, 1.1, 0.9]],
    tensors: (x) => tf.prod(x!, [0, 2]),
    host: (x) => [x![0]! * x![1]! * x![4]! * x![5]!, x![2]! * x![3]! * x![6]! * x![7]!],
  },
  {
    name: "mirrorPad",
    shapes: [[2, 3]],
    tensors: (x) => tf.mirrorPad(x!, [[1, 0], [0, 2]], "reflect"), // prettier-ignore
    host: (x) => [1, 0, 1].flatMap((i) => [0, 1, 2, 1, 0].map((j) => x![i * 3 + j]!)),
  },
  {
    name: "diag",
    shapes: [[2]],
    tensors: (x) => tf.diag(x!),
    host: (x) => [x![0]!, 0, 0, x![1]!],
  },
  {
    name: "tensorScatterUpdate",
    shapes: [[3, 2], [1, 2]], // prettier-ignore
    tensors: (x, updates) => tf.tensorScatterUpdate(x!, tf.tensor2d([[1]], [1, 1], "int32"), updates!),
    host: (x, updates) => [x![0]!, x![1]!, ...updates!, x![4]!, x![5]!],
  },
  {
    name: "cast to int32 and back",
    shapes: [[3]],
    inputs: [[2.5, -1.5, 0.25]],
    tensors: (x) => tf.cast(tf.cast(x!, "int32"), "float32"),
    host: (x) => x!.map(Math.trunc),
  },
  {
    name: "stridedSlice with a negative stride",
    shapes: [[3, 4]],
    tensors: (x) => tf.stridedSlice(x!, [0, 3], [3, 0], [2, -2]),
    host: (x) => [x![3]!, x![1]!, x![11]!, x![9]!],
  },
  {
    name: "stridedSlice that drops an axis",
    shapes: [[3, 4]],
    tensors: (x) => tf.stridedSlice(x!, [1, 0], [2, 4], [1, 1], 0, 0, 0, 0, 1),
    host: (x) => x!.slice(4, 8),
  },
  {
    name: "maximum with broadcast",
    shapes: [[2, 1], [3]], // prettier-ignore
    tensors: (a, b) => tf.maximum(a!, b!),
    host: (a, b) => a!.flatMap((x) => b!.map((y) => Math.max(x, y))),
  },
  {
    name: "minimum with broadcast",
    shapes: [[2, 1], [3]], // prettier-ignore
    tensors: (a, b) => tf.minimum(a!, b!),
    host: (a, b) => a!.flatMap((x) => b!.map((y) => Math.min(x, y))),
  },
  {
    name: "squaredDifference with broadcast",
    shapes: [[2, 1], [3]], // prettier-ignore
    tensors: (a, b) => tf.squaredDifference(a!, b!),
    host: (a, b) => a!.flatMap((x) => b!.map((y) => (x - y) ** 2)),
  },
  {
    name: "floorDiv",
    shapes: [[3], [3]], // prettier-ignore
    inputs: [[2.5, -3.5, 7.2], [1.2, 1.3, -2.1]], // prettier-ignore
    tensors: (a, b) => tf.floorDiv(a!, b!),
    host: (a, b) => a!.map((x, i) => Math.floor(x / b![i]!)),
  },
  {
    name: "gather over the first axis",
    shapes: [[3, 2]],
    tensors: (x) => tf.gather(x!, tf.tensor1d([2, 0, 2], "int32")),
    host: (x) => [x![4]!, x![5]!, x![0]!, x![1]!, x![4]!, x![5]!],
  },
  {
    name: "gather within batches",
    shapes: [[2, 3]],
    tensors: (x) => tf.gather(x!, tf.tensor2d([[2, 0], [1, 1]], [2, 2], "int32"), 1, 1), // prettier-ignore
    host: (x) => [x![2]!, x![0]!, x![4]!, x![4]!],
  },
  {
    name: "unsortedSegmentSum",
    shapes: [[3, 2]],
    tensors: (x) => tf.unsortedSegmentSum(x!, tf.tensor1d([1, 0, 1], "int32"), 3),
    host: (x) => [x![2]!, x![3]!, x![0]! + x![4]!, x![1]! + x![5]!, 0, 0],
  },
];
