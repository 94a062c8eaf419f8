import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { excess, readGolden, RUNGS, toFloat32, type Vector } from "../testing/golden.ts";
import { flashForward, type FlashShape } from "./flash-attention.ts";

interface Case {
  name: string;
  q: Vector;
  k: Vector;
  v: Vector;
  s: FlashShape;
  o: Vector;
  lse: Vector;
}
const cases = readGolden<Case>("flash_attention");

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async ({ q, k, v, s, o, lse }) => {
    const before = tf.memory().numTensors;
    const got = await flashForward(toFloat32(q), toFloat32(k), toFloat32(v), s);
    expect(excess(got.o, o, { rtol: 1e-5, atol: 2e-6 })).toBeLessThanOrEqual(1);
    expect(excess(got.lse, lse, { rtol: 1e-6, atol: 2e-6 })).toBeLessThanOrEqual(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  test("a value of the future that is NaN reaches only those who see it", async () => {
    const [q, k] = [new Float32Array(2), new Float32Array(2)];
    const s = { B: 1, H: 1, Tq: 2, Tk: 2, d: 1, causal: true };
    const { o, lse } = await flashForward(q, k, Float32Array.of(3, NaN), s);
    expect([...o]).toEqual([3, NaN]);
    expect(excess(lse, { shape: [2], dtype: "float32", data: [0, Math.LN2] })).toBeLessThanOrEqual(1);
  });
});
