/*
 * name: b03-map-growth
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: take the host with it when a table's growth aborts the process
 */
export function solve(x) {
  const table = new Map();
  for (let i = 0; ; i++) table.set(i, i);
}
