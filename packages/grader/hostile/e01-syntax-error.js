/*
 * name: e01-syntax-error
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
export function solve(x) {
  return x *;
}
