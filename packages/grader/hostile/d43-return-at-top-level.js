/*
 * name: d43-return-at-top-level
 * verdict: compile-error
 * must not: end the wrapper early
 */
if (1) return;
export function solve(x) {
  return x;
}
