/*
 * name: e03-unbalanced-braces
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
export function solve(x) {
  for (const v of x) {
  return x;
}
