import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, gradients, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
import { rmsNorm } from "./normalization.ts";

interface Case {
  name: string;
  x: Vector;
  gamma: Vector;
  eps: number | null;
  y: Vector;
  upstream: Vector;
  grads: { x: Vector; gamma: Vector };
}
const cases = readGolden<Case>("normalization");
const apply = (x: tf.Tensor, gamma: tf.Tensor, eps: number | null) =>
  rmsNorm(x, gamma as tf.Tensor1D, eps ?? undefined);

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async ({ x, gamma, eps, y }) => {
    await expectClose(apply(toTensor(x), toTensor(gamma), eps), y, { rtol: 5e-6, atol: 1e-6 });
  });

  test.each(cases)("$name: the oracle's gradients", async ({ x, gamma, eps, upstream, grads }) => {
    const f = (...inputs: tf.Tensor[]) => apply(inputs[0]!, inputs[1]!, eps);
    const [dx, dGamma] = gradients(f, [toTensor(x), toTensor(gamma)], upstream);
    await expectClose(dx!, grads.x, { rtol: 1e-4, atol: 1e-5 });
    await expectClose(dGamma!, grads.gamma, { rtol: 1e-5, atol: 1e-5 });
  });

  test("3, 4 has a root mean square of 5 / sqrt(2)", async () => {
    const y = rmsNorm(tf.tensor1d([3, 4]), tf.tensor1d([1, 10]));
    await expectClose(y, { shape: [2], dtype: "float32", data: [0.8485281, 11.3137085] }, { rtol: 1e-6 });
  });
});

test.each([0, -1e-6, NaN])("an eps of %p is refused", (eps) => {
  expect(() => rmsNorm(tf.ones([2]), tf.ones([2]), eps)).toThrow(RangeError);
});
