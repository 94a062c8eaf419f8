/*
 * name: a33-export-proxy-apply-loop
 * verdict: time-limit
 * must not: call an exported proxy outside the limit
 */
export const solve = new Proxy(() => {}, {
  apply() {
    for (;;);
  },
});
