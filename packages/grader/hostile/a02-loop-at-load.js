/*
 * name: a02-loop-at-load
 * verdict: time-limit
 * must not: run top-level code without a limit of its own
 */
for (let i = 0; i > -1; i++);
export function solve(x) {
  return x;
}
