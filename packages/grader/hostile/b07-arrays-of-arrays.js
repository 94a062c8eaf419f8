/*
 * name: b07-arrays-of-arrays
 * verdict: memory-limit
 * also: time-limit
 * must not: pass the limit of memory, which the engine's own limit lets happen
 */
export function solve(x) {
  const kept = [];
  for (;;) kept.push(new Array(256).fill(kept.length));
}
