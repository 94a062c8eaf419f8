/*
 * name: b13-weakmap-growth
 * verdict: memory-limit
 * also: time-limit
 * must not: miss what weak tables hold
 */
export function solve(x) {
  const kept = [];
  for (;;) {
    const key = { at: kept.length };
    kept.push(key, new WeakMap().set(key, new Array(64).fill(key)));
  }
}
