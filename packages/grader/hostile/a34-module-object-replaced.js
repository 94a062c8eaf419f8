/*
 * name: a34-module-object-replaced
 * verdict: time-limit
 * also: runtime-error, compile-error
 * must not: read the module object outside the limit
 */
module.exports = new Proxy(
  {},
  {
    get() {
      for (;;);
    },
  },
);
export function solve(x) {
  return x;
}
