import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
import { initLora, LoRALinear } from "./lora.ts";

interface Case {
  name: string;
  x: Vector;
  W: Vector;
  A: Vector;
  B: Vector;
  alpha: number;
  bias: Vector | null;
  y: Vector;
  merged: Vector;
  upstream: Vector;
  grads: { A: Vector; B: Vector };
}
const cases = readGolden<Case>("lora");

function layerOf({ W, A, B, alpha, bias }: Case): LoRALinear {
  const o = bias ? { alpha, bias: toTensor<tf.Tensor1D>(bias) } : { alpha };
  return new LoRALinear(toTensor(W), toTensor(A), toTensor(B), o);
}

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values, merged or not", async (c) => {
    const layer = layerOf(c);
    await expectClose(layer.forward(toTensor(c.x)), c.y);
    await expectClose(layer.weight(), c.W);
    layer.merge();
    layer.merge();
    await expectClose(layer.forward(toTensor(c.x)), c.y);
    await expectClose(layer.weight(), c.merged);
    layer.unmerge();
    layer.unmerge();
    await expectClose(layer.weight(), c.W, { rtol: 0, atol: 1e-30 });
    await expectClose(layer.forward(toTensor(c.x)), c.y);
  });

  test.each(cases)("$name: the oracle's gradients, for A and B alone", async (c) => {
    const layer = layerOf(c);
    const [a, b] = layer.trainable() as [tf.Variable, tf.Variable];
    const loss = () => tf.sum(tf.mul(layer.forward(toTensor(c.x)), toTensor(c.upstream))) as tf.Scalar;
    const { grads } = tf.variableGrads(loss, [a, b]);
    expect(Object.keys(grads)).toEqual([a.name, b.name]);
    await expectClose(grads[a.name]!, c.grads.A);
    await expectClose(grads[b.name]!, c.grads.B);
  });

  test("trainable is the same two variables, merged or not", () => {
    const layer = layerOf(cases[0]!);
    const before = layer.trainable();
    layer.merge();
    expect(layer.trainable()).toEqual(before);
    expect(before).toHaveLength(2);
  });

  test("a forward pass leaves nothing behind but its result", () => {
    const layer = layerOf(cases[0]!);
    const x = toTensor(cases[0]!.x);
    const before = tf.memory().numTensors;
    layer.forward(x).dispose();
    layer.merge();
    layer.unmerge();
    expect(tf.memory().numTensors).toBe(before);
  });

  test("initLora draws A row by row over sqrt(r) and starts B at zero", async () => {
    let n = 0;
    const { A, B } = initLora(2, 3, 4, () => ++n);
    await expectClose(A, { shape: [2, 4], dtype: "float32", data: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4] });
    await expectClose(B, { shape: [4, 3], dtype: "float32", data: Array<number>(12).fill(0) });
  });
});

test("shapes that disagree are refused", () => {
  const [w, a, b] = [tf.zeros([3, 2]), tf.zeros([3, 1]), tf.zeros([1, 2])] as tf.Tensor2D[] as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  expect(() => new LoRALinear(w, tf.zeros([2, 1]), b, { alpha: 1 })).toThrow(RangeError);
  expect(() => new LoRALinear(w, a, tf.zeros([2, 2]), { alpha: 1 })).toThrow(RangeError);
  expect(() => new LoRALinear(w, a, tf.zeros([1, 3]), { alpha: 1 })).toThrow(RangeError);
  expect(() => new LoRALinear(w, a, b, { alpha: 1, bias: tf.zeros([3]) })).toThrow(RangeError);
  expect(() => new LoRALinear(w, a, b, { alpha: 1 }).forward(tf.zeros([4, 2]))).toThrow(RangeError);
});
