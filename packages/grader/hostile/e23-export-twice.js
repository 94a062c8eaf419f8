/*
 * name: e23-export-twice
 * verdict: compile-error
 * must not: take one of the two
 */
export function solve(x) {
  return x;
}
export { solve };
