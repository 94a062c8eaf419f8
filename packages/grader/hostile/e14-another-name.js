/*
 * name: e14-another-name
 * verdict: compile-error
 * must not: take any function for the one that is asked for
 */
export function Solve(x) {
  return x;
}
