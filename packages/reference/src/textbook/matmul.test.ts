import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { excess, readGolden, RUNGS, toFloat32, type Vector } from "../testing/golden.ts";
import { matmul } from "./matmul.ts";

interface Case {
  name: string;
  a: Vector;
  b: Vector;
  c: Vector | null;
  out: Vector;
}
const cases = readGolden<Case>("matmul");
const shapeOf = ({ a, b }: Case) => ({ m: a.shape[0]!, k: a.shape[1]!, n: b.shape[1]! });

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async (testCase) => {
    const { a, b, c, out } = testCase;
    const before = tf.memory().numTensors;
    const into = c === null ? undefined : toFloat32(c);
    const got = await matmul(toFloat32(a), toFloat32(b), shapeOf(testCase), into);
    expect(excess(got, out, { rtol: 1e-5, atol: 1e-5 })).toBeLessThanOrEqual(1);
    if (into !== undefined) expect(got).toBe(into);
    expect(tf.memory().numTensors).toBe(before);
  });

  test("views of one buffer are read at their offsets", async () => {
    const pool = Float32Array.of(9, 1, 2, 3, 4, 9, 10, 20);
    const s = { m: 2, k: 2, n: 1 };
    expect([...(await matmul(pool.subarray(1, 5), pool.subarray(6), s))]).toEqual([50, 110]);
  });
});

test("c that shares a single number with a or b is refused, its neighbour is not", async () => {
  await openBackend("cpu");
  const pool = new Float32Array(8).fill(1);
  const s = { m: 1, k: 2, n: 1 };
  const [a, b] = [pool.subarray(0, 2), pool.subarray(4, 6)];
  await expect(matmul(a, b, s, pool.subarray(1, 2))).rejects.toThrow(RangeError);
  await expect(matmul(a, b, s, pool.subarray(5, 6))).rejects.toThrow(RangeError);
  expect([...(await matmul(a, b, s, pool.subarray(2, 3)))]).toEqual([3]);
  expect([...pool]).toEqual([1, 1, 3, 1, 1, 1, 1, 1]);
});
