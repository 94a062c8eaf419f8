/*
 * name: b18-json-stringify-shared
 * verdict: memory-limit
 * also: runtime-error, time-limit
 * must not: write out what is small in memory and without end as text
 */
export function solve(x) {
  let node = "leaf";
  for (let i = 0; i < 40; i++) node = [node, node];
  return JSON.stringify(node).length;
}
