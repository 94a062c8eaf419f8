/*
 * name: d47-require-is-no-gate
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: give the function constructor through a trusted function
 */
export function solve(x) {
  return require.constructor("return process")();
}
