/*
 * name: h12-deep-recursion
 * verdict: accepted
 * must not: be rejected: 4,000 frames are within the stack
 */
const sum = (values, from, to) => (to - from <= 16 ? values.slice(from, to).reduce((a, b) => a + b, 0) : values[from] + sum(values, from + 1, to));
export function solve(x) {
  const top = x.reduce((a, b) => Math.max(a, b));
  const powers = x.map((value) => Math.exp(value - top));
  let total = 0;
  for (let from = 0; from < x.length; from += 4000) total += sum(powers, from, Math.min(x.length, from + 4000));
  return powers.map((power) => power / total);
}
