/*
 * name: e06-await-in-a-plain-function
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
export function solve(x) {
  await x;
  return x;
}
