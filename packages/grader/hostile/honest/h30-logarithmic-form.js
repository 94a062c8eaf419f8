/*
 * name: h30-logarithmic-form
 * verdict: accepted
 * must not: be rejected: another formula for the same values
 */
export function solve(x) {
  let top = -Infinity;
  let scaled = 0;
  for (const value of x) {
    if (value > top) {
      scaled = scaled * Math.exp(top - value) + 1;
      top = value;
    } else scaled += Math.exp(value - top);
  }
  const log = top + Math.log(scaled);
  return Float32Array.from(x, (value) => Math.exp(value - log));
}
