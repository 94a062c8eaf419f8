import { pagedDecode } from "./paged-attention.ts";

test("query heads that the key heads do not divide are refused", async () => {
  const s = { B: 1, nH: 3, nKv: 2, d: 1, bs: 1, maxBlocks: 1 };
  const pool = new Float32Array(2);
  await expect(pagedDecode(new Float32Array(3), pool, pool, new Int32Array(1), new Int32Array([1]), s)).rejects.toThrow(
    RangeError,
  );
});
