import { excess } from "../testing/golden.ts";
import { gae } from "./advantage.ts";
import { GAE_CASES, gaeInputs } from "./advantage.golden.ts";

/** One rounding to float32. */
const ROUNDED = { rtol: 6e-8, atol: 1e-10 };

test.each(GAE_CASES)("$name: the oracle's values, to the rounding", (c) => {
  const { adv, returns } = gae(...gaeInputs(c));
  expect(excess(adv, c.adv.data, ROUNDED)).toBeLessThanOrEqual(1);
  expect(excess(returns, c.returns.data, ROUNDED)).toBeLessThanOrEqual(1);
});

test("with lambda 0 a single token's advantage is its one-step error", () => {
  const o = { gamma: 0.5, lambda: 0, lastValue: new Float32Array([4]) };
  const { adv, returns } = gae(new Float32Array([1]), new Float32Array([0.25]), new Uint8Array([1]), { B: 1, T: 1 }, o);
  expect([...adv, ...returns]).toEqual([2.75, 3]);
});

test.each([1, 0.9999])("a reward of 1 for 100 000 tokens and a decay of %p give the geometric sum", (decay) => {
  const n = 1e5;
  const ones = new Float32Array(n).fill(1);
  const mask = new Uint8Array(n).fill(1);
  const { adv, returns } = gae(ones, new Float32Array(n), mask, { B: 1, T: n }, { gamma: decay, lambda: 1 });
  const sums = Array.from({ length: n }, (_, t) => (decay === 1 ? n - t : (1 - decay ** (n - t)) / (1 - decay)));
  expect(excess(adv, sums, ROUNDED)).toBeLessThanOrEqual(1);
  expect(returns).toEqual(adv);
});

test("sums that grow to five million and come back keep their last digits", () => {
  const n = 10_000;
  const r = Float32Array.from({ length: n }, (_, t) => (t % 7) / 8 + (t < n / 2 ? -1000 : 1000));
  const mask = new Uint8Array(n).fill(1);
  const { adv } = gae(r, new Float32Array(n), mask, { B: 1, T: n }, { gamma: 1, lambda: 1 });
  // Multiples of 1/8: the sum from the left is exact in float64, whatever its order.
  const total = r.reduce((sum, value) => sum + value, 0);
  expect(adv[0]).toBe(Math.fround(total));
});
