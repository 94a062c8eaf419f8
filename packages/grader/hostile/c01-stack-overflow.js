/*
 * name: c01-stack-overflow
 * verdict: runtime-error
 * must not: end the child or the grader
 */
export function solve(x) {
  return 1 + solve(x);
}
