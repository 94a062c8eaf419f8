/*
 * name: e16-invalid-regexp
 * verdict: compile-error
 * also: runtime-error
 * must not: end the compile child
 */
export function solve(x) {
  return /(/.test("x");
}
