/*
 * name: g161-answer-in-the-prototype
 * verdict: wrong-answer
 * also: runtime-error
 * must not: read what a result inherits
 */
export function solve(x) {
  const top = x.reduce((a, b) => Math.max(a, b));
  const powers = x.map((value) => Math.exp(value - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return Object.create(powers.map((power) => power / total));
}
