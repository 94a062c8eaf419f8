/*
 * name: d36-constructor-of-the-argument
 * verdict: forbidden-api
 * also: runtime-error
 * must not: give the function constructor of another realm
 */
export function solve(x) {
  return x.constructor.constructor("return typeof process")();
}
