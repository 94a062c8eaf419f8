/*
 * name: d15-generator-function-constructor
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: make code from a string
 */
const Generator = Object.getPrototypeOf(function* () {}).constructor;
export function solve(x) {
  return new Generator("yield this")().next().value;
}
