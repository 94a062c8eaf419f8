/*
 * name: d14-constructor-of-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * must not: make code from a string
 */
export function solve(x) {
  return "".sub.constructor("return globalThis")().process;
}
