/*
 * name: a30-result-looping-iterator
 * verdict: wrong-answer
 * also: time-limit
 * must not: iterate over the result outside the limit
 */
export function solve(x) {
  return {
    *[Symbol.iterator]() {
      for (;;) yield 0;
    },
  };
}
