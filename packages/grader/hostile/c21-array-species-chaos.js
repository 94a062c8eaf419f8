/*
 * name: c21-array-species-chaos
 * verdict: wrong-answer
 * also: runtime-error
 * must not: let a species decide what the grader copies
 */
class Odd extends Array {
  static get [Symbol.species]() {
    return function () {
      return new Float32Array(3);
    };
  }
}
export function solve(x) {
  return Odd.from(x).map((v) => v);
}
