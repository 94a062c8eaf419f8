/*
 * name: g39-not-stable
 * verdict: wrong-answer
 * must not: be accepted without a case of large values
 */
export function solve(x) {
  const powers = x.map(Math.exp);
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / total);
}
