/*
 * name: d39-wrapper-breakout-template
 * verdict: compile-error
 * must not: swallow what the grader puts after the program
 */
export function solve(x) {
  return x;
}
const rest = `never closed
