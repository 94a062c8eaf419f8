/*
 * name: a22-busy-wait-on-performance
 * verdict: runtime-error
 * also: time-limit, forbidden-api
 * must not: give the candidate a clock
 */
export function solve(x) {
  const start = performance.now();
  while (performance.now() < start + 3000);
  return x;
}
