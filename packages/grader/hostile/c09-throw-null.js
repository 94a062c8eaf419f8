/*
 * name: c09-throw-null
 * verdict: runtime-error
 * must not: read a property of null in the grader
 */
export function solve(x) {
  throw null;
}
