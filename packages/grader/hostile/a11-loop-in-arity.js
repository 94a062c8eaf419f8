/*
 * name: a11-loop-in-arity
 * verdict: time-limit
 * must not: read properties of the export outside the limit
 */
export function solve(x) {
  return x;
}
Object.defineProperty(solve, "length", {
  get() {
    for (;;);
  },
});
