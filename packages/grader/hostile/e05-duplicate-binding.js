/*
 * name: e05-duplicate-binding
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
const top = 1;
let top = 2;
export function solve(x) {
  return x;
}
