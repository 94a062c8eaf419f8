/*
 * name: b25-memory-at-load
 * verdict: memory-limit
 * also: time-limit
 * must not: leave top-level code without a limit of memory
 */
const kept = [];
for (let i = 0; ; i++) kept.push([i, `${i}`, { i }]);
export function solve(x) {
  return x;
}
