/**
 * @file Each repaired op on each rung: its values and its gradients, held to float64 computations written out here.
 *
 * The upstream gradient is never uniform, so that a gradient summed or transposed wrongly shows.
 */
import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "./backend.ts";
import { centralDifferences, type HostFunction, spread, worstError } from "./testing/differences.ts";
import { einsum } from "./testing/einsum.ts";

interface Op {
  readonly name: string;
  readonly shapes: readonly number[][];
  readonly tensors: (...x: tf.Tensor[]) => tf.Tensor;
  readonly host: HostFunction;
  /** Values instead of spread ones. */
  readonly inputs?: readonly number[][];
}

const size = (shape: readonly number[]) => shape.reduce((product, dim) => product * dim, 1);

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
const ops: Op[] = [
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

describe.each(["cpu", "wasm"])("on %s", (rung) => {
  beforeAll(async () => {
    await openBackend(rung);
    tf.env().set("IS_TEST", true); // the library then checks that no kernel leaks memory
  });

  test.each(ops)("$name has the right values", async ({ shapes, tensors, host, inputs = spreads(shapes) }) => {
    const result = tensors(...inputs.map((x, i) => tf.tensor(x, shapes[i])));
    expect(worstError(await result.data(), host(...inputs))).toBeLessThan(1e-6);
  });

  test.each(ops)("$name has the right gradients", async ({ shapes, tensors, host, inputs = spreads(shapes) }) => {
    const upstream = spread(host(...inputs).length, 7);
    const weighted = (...x: tf.Tensor[]) => {
      const y = tensors(...x);
      return tf.sum(tf.mul(y, tf.tensor(upstream, y.shape)));
    };
    const gradients = tf.grads(weighted)(inputs.map((x, i) => tf.tensor(x, shapes[i])));
    for (const [i, gradient] of gradients.entries()) {
      expect(gradient.shape).toEqual(shapes[i]);
      expect(worstError(await gradient.data(), centralDifferences(host, inputs, i, upstream))).toBeLessThan(2e-6);
    }
  });

  test("a cast to bool makes every value 0 or 1", async () => {
    expect([...(await tf.cast(tf.tensor1d([0, 2, -3], "int32"), "bool").data())]).toEqual([0, 1, 1]);
    expect([...(await tf.cast(tf.tensor1d([0, 0.5, -0.25]), "bool").data())]).toEqual([0, 1, 1]);
  });

  test("matMul over nothing is zeros, and a batch of nothing is empty", async () => {
    const overNothing = tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3]));
    expect(overNothing.shape).toEqual([2, 3]);
    expect([...(await overNothing.data())]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(tf.matMul(tf.zeros([0, 2, 3]), tf.zeros([1, 3, 4])).shape).toEqual([0, 2, 4]);
  });

  test("batches that do not broadcast are refused", () => {
    expect(() => tf.matMul(tf.zeros([2, 3, 1, 1]), tf.zeros([2, 2, 1, 1]))).toThrow(/broadcast/);
  });

  test("a repaired op leaves no memory behind", () => {
    const cpu = tf.findBackend("cpu");
    const run = () =>
      tf.tidy(() => {
        for (const { shapes, tensors } of ops) tensors(...spreads(shapes).map((x, i) => tf.tensor(x, shapes[i])));
      });
    run();
    const before = [tf.memory().numDataBuffers, cpu.numDataIds()];
    run();
    expect([tf.memory().numDataBuffers, cpu.numDataIds()]).toEqual(before);
  });
});

function spreads(shapes: readonly number[][]): number[][] {
  return shapes.map((shape, i) => spread(size(shape), i));
}
