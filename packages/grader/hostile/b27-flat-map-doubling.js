/*
 * name: b27-flat-map-doubling
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: pass the limit of memory
 */
export function solve(x) {
  let all = [0];
  for (;;) all = all.flatMap((v) => [v, { v }]);
}
