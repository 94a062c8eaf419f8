/*
 * name: b19-spread-arguments
 * verdict: runtime-error
 * also: memory-limit
 * must not: end the grader's process with a native stack overflow
 */
export function solve(x) {
  return Math.max(...new Array(2e7).fill(1));
}
