import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, gradients, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
import { softmax } from "./softmax.ts";

interface Case {
  name: string;
  x: Vector;
  axis: number;
  log: boolean;
  y: Vector;
  upstream: Vector;
  grad: Vector | null;
}
const cases = readGolden<Case>("softmax");
const TIGHT = { rtol: 2e-6, atol: 2e-7 };

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name has the oracle's values", async ({ x, axis, log, y }) => {
    const result = softmax(toTensor(x), { axis, log });
    expect(result.dtype).toBe("float32");
    await expectClose(result, y, TIGHT);
  });

  const withGradient = cases.filter(({ grad, x }) => grad && x.dtype === "float32" && x.data.length > 0);
  test.each(withGradient)("$name has the oracle's gradient", async ({ x, axis, log, upstream, grad }) => {
    const [dx] = gradients((input) => softmax(input!, { axis, log }), [toTensor(x)], upstream);
    await expectClose(dx!, grad!, { rtol: 1e-5, atol: 2e-6 });
  });

  test("adding a constant to a row changes nothing", async () => {
    const shifted = softmax(tf.tensor2d([1001, 1002, 1003], [1, 3]));
    await expectClose(shifted, { shape: [1, 3], dtype: "float32", data: [0.09003057, 0.24472847, 0.66524096] }, TIGHT);
  });

  test("the logarithm at a probability of 1e-30 is -69.08, not -Infinity", async () => {
    const [, low] = await softmax(tf.tensor1d([0, -69.0775528]), { log: true }).data();
    expect(low).toBeCloseTo(-69.0775528, 4);
  });

  test("nothing is left behind but the result", () => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const before = tf.memory().numTensors;
    softmax(x, { axis: 0 });
    softmax(x, { log: true });
    expect(tf.memory().numTensors).toBe(before + 2);
  });
});

test("a scalar, an axis outside the rank and a broken axis are refused", () => {
  expect(() => softmax(tf.scalar(1))).toThrow(RangeError);
  expect(() => softmax(tf.zeros([2, 3]), { axis: 2 })).toThrow(RangeError);
  expect(() => softmax(tf.zeros([2, 3]), { axis: -3 })).toThrow("softmax: axis lies in [-2, 2); got -3");
  expect(() => softmax(tf.zeros([2, 3]), { axis: 0.5 })).toThrow(RangeError);
});
