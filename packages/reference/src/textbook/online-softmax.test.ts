import { readGolden } from "../testing/golden.ts";
import { mergeStats, onlineSoftmax, type Stats } from "./online-softmax.ts";

interface Merge {
  name: string;
  kind: "rows" | "merge";
  a: Stats;
  b: Stats;
  merged: Stats;
}
const merges = readGolden<Merge>("online_softmax").filter(({ kind }) => kind === "merge");

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
