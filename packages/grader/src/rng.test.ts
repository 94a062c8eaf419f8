import { createRng, seedOf } from "./rng.ts";

// The numbers of this file that are written out were confirmed by a second implementation, in another language.

test("a seed is FNV-1a over slug/name/salt, and stays what it is forever", () => {
  expect(seedOf("softmax", "two rows", "")).toBe(180776446);
  expect(seedOf("softmax", "two rows", "salt")).toBe(392298778);
  expect(seedOf("注意力", "因果", "盐")).toBe(2425297225);
});

test("slug, case and salt each change the seed", () => {
  const seeds = [seedOf("a", "b", "c"), seedOf("x", "b", "c"), seedOf("a", "x", "c"), seedOf("a", "b", "x")];
  expect(new Set(seeds).size).toBe(4);
});

test("the first draws of a seed stay what they are forever", () => {
  const rng = createRng(1);
  expect([rng.uniform(), rng.uniform(), rng.uniform()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
  expect(Array.from({ length: 8 }, () => rng.int(-3, 4))).toEqual([3, 3, -2, 1, 2, -1, 3, 0]);
  expect([...rng.normal(3)]).toEqual([0.7443705201148987, 0.01582077518105507, -0.5779954791069031]);
  expect(rng.shuffle(6)).toEqual([4, 2, 5, 3, 1, 0]);
});

test("two generators of one seed draw the same, and do not move one another", () => {
  const [a, b] = [createRng(9), createRng(9)];
  const first = a.normal(5);
  createRng(10).uniform();
  expect(b.normal(5)).toEqual(first);
});

test("int covers [low, high) and nothing else", () => {
  const rng = createRng(3);
  expect(new Set(Array.from({ length: 500 }, () => rng.int(2, 6)))).toEqual(new Set([2, 3, 4, 5]));
});

test("normal draws are finite, centred and of unit spread, times their scale", () => {
  const draws = createRng(4).normal(20000);
  const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
  const spread = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length);
  // Both within five standard errors: 1 / sqrt(20000) and 1 / sqrt(40000).
  expect(Math.abs(mean)).toBeLessThan(0.036);
  expect(Math.abs(spread - 1)).toBeLessThan(0.025);
  expect(draws.every(Number.isFinite)).toBe(true);
  expect([...createRng(4).normal(3, 8)]).toEqual(
    [...createRng(4).normal(3)].map((x) => expect.closeTo(8 * x, 4) as number),
  );
});

test("a shuffle is a permutation, of nothing and of one as well", () => {
  const rng = createRng(5);
  expect([...rng.shuffle(50)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(rng.shuffle(0)).toEqual([]);
  expect(rng.shuffle(1)).toEqual([0]);
});
