/*
 * name: a26-reject-looping-getter
 * verdict: time-limit
 * also: runtime-error
 * must not: read the reason of a rejection outside the limit
 */
export async function solve(x) {
  throw {
    get name() {
      for (;;);
    },
    get stack() {
      for (;;);
    },
  };
}
