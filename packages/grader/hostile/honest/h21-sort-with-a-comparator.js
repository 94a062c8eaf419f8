/*
 * name: h21-sort-with-a-comparator
 * verdict: accepted
 * must not: be rejected: it sums the small values first
 */
export function solve(x) {
  const top = [...x].sort((a, b) => b - a)[0];
  const powers = x.map((value) => Math.exp(value - top));
  const total = Array.from(powers).sort((a, b) => a - b).reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
