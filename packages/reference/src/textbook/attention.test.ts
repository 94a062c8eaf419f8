import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, gradients, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
import { sdpa } from "./attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  mask: Vector | null;
  causal: boolean;
  scale: number | null;
  out: Vector;
  upstream: Vector;
  grads: { q: Vector; k: Vector; v: Vector };
}
const cases = readGolden<Case>("attention");

function options({ mask, causal, scale }: Case): Parameters<typeof sdpa>[3] {
  return {
    ...(mask ? { mask: toTensor<tf.Tensor4D>(mask) } : {}),
    ...(scale === null ? {} : { scale }),
    causal,
  };
}

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async (c) => {
    await expectClose(sdpa(toTensor(c.q), toTensor(c.k), toTensor(c.v), options(c)), c.out, { rtol: 1e-5, atol: 2e-6 });
  });

  test.each(cases)("$name: the oracle's gradients", async (c) => {
    const f = (...x: tf.Tensor[]) => {
      const out = sdpa(x[0] as tf.Tensor4D, x[1] as tf.Tensor4D, x[2] as tf.Tensor4D, options(c));
      // What is NaN by right is not compared.
      return tf.where(tf.isNaN(out), 0, out);
    };
    const [dq, dk, dv] = gradients(f, [toTensor(c.q), toTensor(c.k), toTensor(c.v)], c.upstream);
    await expectClose(dq!, c.grads.q, { rtol: 1e-4, atol: 1e-5 });
    await expectClose(dk!, c.grads.k, { rtol: 1e-4, atol: 1e-5 });
    await expectClose(dv!, c.grads.v, { rtol: 1e-4, atol: 1e-5 });
  });

  test("no keys at all give zeros", async () => {
    const out = sdpa(tf.ones([1, 1, 2, 3]), tf.zeros([1, 1, 0, 3]), tf.zeros([1, 1, 0, 2]));
    await expectClose(out, { shape: [1, 1, 2, 2], dtype: "float32", data: [0, 0, 0, 0] });
  });

  test("nothing is left behind but the result", () => {
    const q = tf.ones<tf.Rank.R4>([1, 1, 2, 2]);
    const before = tf.memory().numTensors;
    sdpa(q, q, q, { causal: true });
    expect(tf.memory().numTensors).toBe(before + 1);
  });
});
