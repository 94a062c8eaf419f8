import { openBackend } from "../backend.ts";
import { matmul } from "./matmul.ts";

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
