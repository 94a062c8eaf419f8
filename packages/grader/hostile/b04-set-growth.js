/*
 * name: b04-set-growth
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: take the host with it when a table's growth aborts the process
 */
export function solve(x) {
  const seen = new Set();
  for (let i = 0; ; i++) seen.add(`${i}`);
}
