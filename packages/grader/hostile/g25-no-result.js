/*
 * name: g25-no-result
 * verdict: wrong-answer
 * must not: be accepted because nothing was compared
 */
export function solve(x) {
  x.fill(0);
}
