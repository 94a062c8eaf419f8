/*
 * name: a20-comparator-loop
 * verdict: time-limit
 * must not: hold the child inside a callback of a native method
 */
export function solve(x) {
  if (x.length < 2) return x.fill(1); // nothing to compare
  return x.sort(() => {
    for (;;);
  });
}
