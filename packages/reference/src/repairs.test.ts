/**
 * @file Each repaired op on each rung: its values and its gradients, held to float64 computations written out here.
 *
 * The upstream gradient is never uniform, so that a gradient summed or transposed wrongly shows.
 */
import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "./backend.ts";
import { centralDifferences, spread, worstError } from "./testing/differences.ts";
import { exceptionOf, RUNGS } from "./testing/rungs.ts";
import { REPAIRED_OPS as ops } from "./testing/repaired-ops.ts";

describe.each(RUNGS)("on %s", (rung) => {
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

  test.each(ops)("$name writes into no input", async ({ shapes, tensors, inputs = spreads(shapes) }) => {
    const before = inputs.map((x, i) => tf.tensor(x, shapes[i]));
    tensors(...before);
    for (const [i, x] of before.entries()) expect(worstError(await x.data(), inputs[i]!.map(Math.fround))).toBe(0);
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

  const memory = "a repaired op leaves no memory behind";
  if (exceptionOf(rung, memory) !== undefined) return;
  test(memory, () => {
    // Where kernels are lent by the cpu backend, it holds memory too.
    const lender = tf.findBackend("cpu") as tf.KernelBackend | null;
    const run = () =>
      tf.tidy(() => {
        for (const { shapes, tensors } of ops) tensors(...spreads(shapes).map((x, i) => tf.tensor(x, shapes[i])));
      });
    run();
    const before = [tf.memory().numDataBuffers, lender?.numDataIds()];
    run();
    expect([tf.memory().numDataBuffers, lender?.numDataIds()]).toEqual(before);
  });
});

function spreads(shapes: readonly number[][]): number[][] {
  return shapes.map((shape, i) => spread(tf.util.sizeFromShape(shape), i));
}
