import { openBackend } from "../backend.ts";
import { excess, readGolden, RUNGS, toFloat32, type Vector } from "../testing/golden.ts";
import { mergeStats, onlineSoftmax, type Stats } from "./online-softmax.ts";

type Case =
  | { name: string; kind: "rows"; x: Vector; blocks: number[]; y: Vector }
  | { name: string; kind: "merge"; a: Stats; b: Stats; merged: Stats };
const cases = readGolden<Case>("online_softmax");
const rows = cases.filter((c) => c.kind === "rows");
const merges = cases.filter((c) => c.kind === "merge");

describe.each(RUNGS)("on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(rows)("$name: the oracle's values for every block", async ({ x, blocks, y }) => {
    const [n, k] = x.shape as [number, number];
    for (const block of blocks) {
      const input = toFloat32(x);
      const got = await onlineSoftmax(input, n, k, block);
      expect(excess(got, y, { rtol: 2e-6, atol: 2e-7 })).toBeLessThanOrEqual(1);
      expect(input).toEqual(toFloat32(x));
    }
  });
});

test.each(merges)("$name: the statistics of the whole", ({ a, b, merged }) => {
  for (const got of [mergeStats(a, b), mergeStats(b, a)]) {
    expect(got.m).toBe(merged.m);
    expect(got.l).toBeCloseTo(merged.l, 12);
  }
});

test("merging is associative", () => {
  const [a, b, c] = [{ m: 1, l: 2 }, { m: 50, l: 1.5 }, { m: -3, l: 4 }] as const; // prettier-ignore
  const left = mergeStats(mergeStats(a, b), c);
  const right = mergeStats(a, mergeStats(b, c));
  expect(left.m).toBe(right.m);
  expect(left.l).toBeCloseTo(right.l, 12);
});

test.each([0, -1, 1.5, NaN])("a block of %p is refused", async (block) => {
  await expect(onlineSoftmax(new Float32Array(2), 1, 2, block)).rejects.toThrow(RangeError);
});
