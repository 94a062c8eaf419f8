/*
 * name: d13-function-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * must not: make code from a string
 */
export function solve(x) {
  return Function("x", "return this.process")(x);
}
