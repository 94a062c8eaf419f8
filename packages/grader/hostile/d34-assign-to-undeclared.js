/*
 * name: d34-assign-to-undeclared
 * verdict: runtime-error
 * must not: run the candidate in sloppy mode
 */
export function solve(x) {
  undeclared = x;
  return undeclared;
}
