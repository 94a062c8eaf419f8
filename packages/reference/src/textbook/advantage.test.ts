import { openBackend } from "../backend.ts";
import { excess, readGolden, RUNGS, toFloat32, type Vector } from "../testing/golden.ts";
import { gae, gaeTensor } from "./advantage.ts";

interface Case {
  name: string;
  r: Vector;
  v: Vector;
  mask: Vector;
  gamma: number;
  lambda: number;
  lastValue: number[] | null;
  adv: Vector;
  returns: Vector;
}
const cases = readGolden<Case>("advantage");
/** One rounding to float32. */
const ROUNDED = { rtol: 6e-8, atol: 1e-10 };

function inputs({ r, v, mask, gamma, lambda, lastValue }: Case): Parameters<typeof gae> {
  const [B, T] = r.shape as [number, number];
  const o = { gamma, lambda, ...(lastValue ? { lastValue: Float32Array.from(lastValue) } : {}) };
  return [toFloat32(r), toFloat32(v), Uint8Array.from(mask.data), { B, T }, o];
}

test.each(cases)("$name: the oracle's values, to the rounding", (c) => {
  const { adv, returns } = gae(...inputs(c));
  expect(excess(adv, c.adv, ROUNDED)).toBeLessThanOrEqual(1);
  expect(excess(returns, c.returns, ROUNDED)).toBeLessThanOrEqual(1);
});

describe.each(RUNGS)("the second witness on %s", (rung) => {
  beforeAll(() => openBackend(rung));

  test.each(cases)("$name: the oracle's values", async (c) => {
    const { adv, returns } = await gaeTensor(...inputs(c));
    expect(excess(adv, c.adv)).toBeLessThanOrEqual(1);
    expect(excess(returns, c.returns)).toBeLessThanOrEqual(1);
  });
});

test("with lambda 0 a single token's advantage is its one-step error", () => {
  const o = { gamma: 0.5, lambda: 0, lastValue: new Float32Array([4]) };
  const { adv, returns } = gae(new Float32Array([1]), new Float32Array([0.25]), new Uint8Array([1]), { B: 1, T: 1 }, o);
  expect([...adv, ...returns]).toEqual([2.75, 3]);
});

test("100 000 positions take linear time", () => {
  const n = 1e5;
  const start = performance.now();
  gae(
    new Float32Array(n).fill(1),
    new Float32Array(n),
    new Uint8Array(n).fill(1),
    { B: 1, T: n },
    { gamma: 1, lambda: 1 },
  );
  expect(performance.now() - start).toBeLessThan(1000);
});
