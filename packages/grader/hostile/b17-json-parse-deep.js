/*
 * name: b17-json-parse-deep
 * verdict: memory-limit
 * also: time-limit, runtime-error, wrong-answer
 * must not: end the grader's process with a native stack overflow
 */
export function solve(x) {
  const depth = 5e6;
  return JSON.parse("[".repeat(depth) + "]".repeat(depth)).length;
}
