/*
 * name: d41-wrapper-breakout-comment
 * verdict: compile-error
 * must not: swallow what the grader puts after the program
 */
export function solve(x) {
  return x;
}
/* never closed
