/*
 * name: b10-split-into-characters
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: end the grader's process
 */
export function solve(x) {
  return "-".repeat(1 << 28).split("").length;
}
