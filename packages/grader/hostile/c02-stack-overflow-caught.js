/*
 * name: c02-stack-overflow-caught
 * verdict: time-limit
 * also: runtime-error, wrong-answer
 * must not: end the child or the grader
 */
function dig() {
  try {
    dig();
  } catch {
    dig();
  }
}
export function solve(x) {
  dig();
  return new Float32Array(x.length);
}
