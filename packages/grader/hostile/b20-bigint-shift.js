/*
 * name: b20-bigint-shift
 * verdict: runtime-error
 * also: memory-limit, time-limit
 * must not: end the grader's process
 */
export function solve(x) {
  return 1n << (1n << 40n);
}
