/*
 * name: b32-errors-kept
 * verdict: memory-limit
 * also: time-limit
 * must not: pass the limit with stack traces
 */
export function solve(x) {
  const kept = [];
  const deep = (n) => (n === 0 ? kept.push(new Error(`${kept.length}`)) : deep(n - 1));
  for (;;) deep(80);
}
