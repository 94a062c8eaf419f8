/*
 * name: a23-throw-looping-message
 * verdict: time-limit
 * also: runtime-error
 * must not: read the thrown object outside the limit
 */
export function solve(x) {
  throw {
    get message() {
      for (;;);
    },
    get stack() {
      for (;;);
    },
  };
}
