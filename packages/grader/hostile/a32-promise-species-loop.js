/*
 * name: a32-promise-species-loop
 * verdict: time-limit
 * also: wrong-answer, runtime-error
 * must not: enter the species of a result's promise outside the limit
 */
export function solve(x) {
  const result = Promise.resolve(x);
  result.constructor = {
    get [Symbol.species]() {
      for (;;);
    },
  };
  return result;
}
