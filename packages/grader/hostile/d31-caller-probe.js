/*
 * name: d31-caller-probe
 * verdict: runtime-error
 * also: wrong-answer
 * must not: give the frames above the call
 */
export function solve(x) {
  return solve.caller?.arguments ?? solve.arguments;
}
