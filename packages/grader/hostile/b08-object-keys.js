/*
 * name: b08-object-keys
 * verdict: memory-limit
 * also: time-limit
 * must not: pass the limit of memory
 */
export function solve(x) {
  const table = {};
  for (let i = 0; ; i++) table[`key-${i}`] = { i };
}
