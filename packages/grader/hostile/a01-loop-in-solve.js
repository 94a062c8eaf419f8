/*
 * name: a01-loop-in-solve
 * verdict: time-limit
 * must not: hold the child, the next submission or the queue past the limit
 */
export function solve(x) {
  while (true);
}
