/*
 * name: d18-timer-with-a-string
 * verdict: runtime-error
 * also: forbidden-api
 * must not: make code from a string; run it later
 */
export function solve(x) {
  setTimeout("globalThis.late = 1", 0);
  return x;
}
