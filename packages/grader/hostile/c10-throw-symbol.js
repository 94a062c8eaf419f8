/*
 * name: c10-throw-symbol
 * verdict: runtime-error
 * must not: convert a symbol to a string in the grader
 */
export function solve(x) {
  throw Symbol("thrown");
}
