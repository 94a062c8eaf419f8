import * as tf from "@tensorflow/tfjs-core";
import { openBackend } from "../backend.ts";
import { excess, readGolden, RUNGS, toFloat32, type Vector } from "../testing/golden.ts";
import { pagedDecode, type PagedShape } from "./paged-attention.ts";

interface Case {
  name: string;
  q: Vector;
  kPool: Vector;
  vPool: Vector;
  tables: Vector;
  lens: Vector;
  s: PagedShape;
  out: Vector;
}
const cases = readGolden<Case>("paged_attention");

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async ({ q, kPool, vPool, tables, lens, s, out }) => {
    const before = tf.memory().numTensors;
    const pools = [toFloat32(kPool), toFloat32(vPool)] as const;
    const got = await pagedDecode(toFloat32(q), ...pools, Int32Array.from(tables.data), Int32Array.from(lens.data), s);
    expect(excess(got, out, { rtol: 1e-5, atol: 2e-6 })).toBeLessThanOrEqual(1);
    expect(tf.memory().numTensors).toBe(before);
  });
});

test("query heads that the key heads do not divide are refused", async () => {
  const s = { B: 1, nH: 3, nKv: 2, d: 1, bs: 1, maxBlocks: 1 };
  const pool = new Float32Array(2);
  await expect(pagedDecode(new Float32Array(3), pool, pool, new Int32Array(1), new Int32Array([1]), s)).rejects.toThrow(
    RangeError,
  );
});
