/*
 * name: b23-linked-list
 * verdict: memory-limit
 * also: time-limit
 * must not: overflow the native stack when it is collected
 */
export function solve(x) {
  let head = null;
  for (;;) head = { head };
}
