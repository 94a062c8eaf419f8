/*
 * name: c11-throw-function
 * verdict: runtime-error
 * must not: call what was thrown
 */
export function solve(x) {
  throw () => "called";
}
