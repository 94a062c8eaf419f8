/*
 * name: a29-thenable-result
 * verdict: wrong-answer
 * also: time-limit
 * must not: call the then of a thenable
 */
export function solve(x) {
  return {
    then() {
      for (;;);
    },
  };
}
