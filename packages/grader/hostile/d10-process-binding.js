/*
 * name: d10-process-binding
 * verdict: forbidden-api
 * also: runtime-error
 * must not: reach an internal binding
 */
export function solve(x) {
  process.binding("spawn_sync");
  return x;
}
