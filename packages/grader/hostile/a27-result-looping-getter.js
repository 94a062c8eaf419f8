/*
 * name: a27-result-looping-getter
 * verdict: wrong-answer
 * also: time-limit
 * must not: run a getter of the result outside the limit
 */
export function solve(x) {
  return {
    get length() {
      for (;;);
    },
    get 0() {
      for (;;);
    },
  };
}
