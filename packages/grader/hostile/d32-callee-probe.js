/*
 * name: d32-callee-probe
 * verdict: runtime-error
 * also: wrong-answer
 * must not: run the candidate in sloppy mode
 */
export function solve(x) {
  return arguments.callee.caller;
}
