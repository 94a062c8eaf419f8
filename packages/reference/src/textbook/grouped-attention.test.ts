import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { expectClose, readGolden, RUNGS, toTensor, type Vector } from "../testing/golden.ts";
import { gqa } from "./grouped-attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  mask: Vector | null;
  causal: boolean;
  out: Vector;
}
const cases = readGolden<Case>("grouped_attention");

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async ({ q, k, v, mask, causal, out }) => {
    const inputs = [toTensor<tf.Tensor4D>(q), toTensor<tf.Tensor4D>(k), toTensor<tf.Tensor4D>(v)] as const;
    const o = { causal, ...(mask === null ? {} : { mask: toTensor<tf.Tensor4D>(mask) }) };
    const before = tf.memory().numTensors;
    await expectClose(gqa(...inputs, o), out, { rtol: 1e-5, atol: 2e-6 });
    expect(tf.memory().numTensors).toBe(before + 1);
  });

  test("query heads that the key heads do not divide are refused", () => {
    const heads = (n: number): tf.Tensor4D => tf.ones([1, n, 1, 1]);
    expect(() => gqa(heads(3), heads(2), heads(2))).toThrow(RangeError);
    expect(() => gqa(heads(2), heads(4), heads(4))).toThrow(RangeError);
  });
});
