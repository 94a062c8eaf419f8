/** @file Gradients by central differences in float64, to hold autograd in float32 to. Used by tests only. */

/** A float64 computation: flat inputs to a flat result. */
export type HostFunction = (...inputs: readonly (readonly number[])[]) => readonly number[];

/** Balances truncation (step^2) against rounding (2^-53 / step). */
const STEP = 1e-5;

/** d/dx sum(upstream * f(inputs)) with respect to `inputs[which]`. */
export function centralDifferences(
  f: HostFunction,
  inputs: readonly (readonly number[])[],
  which: number,
  upstream: readonly number[],
): number[] {
  const weighted = (x: readonly number[]) =>
    f(...inputs.map((input, i) => (i === which ? x : input))).reduce((sum, y, i) => sum + upstream[i]! * y, 0);
  return inputs[which]!.map((_, i) => {
    const moved = (by: number) => inputs[which]!.map((value, j) => (j === i ? value + by : value));
    return (weighted(moved(STEP)) - weighted(moved(-STEP))) / (2 * STEP);
  });
}

/** Distinct values in (-1, 1), none of them 0, exact in float32, the same on every run. */
export function spread(n: number, seed: number): number[] {
  // Steps of the golden ratio's conjugate fill the interval evenly without repeating.
  return Array.from({ length: n }, (_, i) => Math.fround(((((i + 1) * 0.618034 + seed * 0.414214) % 1) - 0.5) * 1.9));
}

/** The largest `|got - want| / (1 + |want|)`; NaN and infinities match only themselves. */
export function worstError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    if (Object.is(got[i], want[i])) continue;
    const error = Math.abs(got[i]! - want[i]!) / (1 + Math.abs(want[i]!));
    worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
  }
  return worst;
}
