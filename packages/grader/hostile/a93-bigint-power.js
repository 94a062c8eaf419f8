/*
 * name: a93-bigint-power
 * verdict: time-limit
 * also: memory-limit, runtime-error, wrong-answer
 * must not: let one operation on a large number run on
 */
export function solve(x) {
  return 3n ** 30_000_000n > 1n ? x : x;
}
