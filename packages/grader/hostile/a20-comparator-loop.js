/*
 * name: a20-comparator-loop
 * verdict: time-limit
 * must not: hold the child inside a callback of a native method
 */
export function solve(x) {
  return x.sort(() => {
    for (;;);
  });
}
