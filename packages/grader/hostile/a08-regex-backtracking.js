/*
 * name: a08-regex-backtracking
 * verdict: time-limit
 * must not: hang in native code that does not look at interrupts
 */
export function solve(x) {
  return /^(?:a|a?)+$/.test("a".repeat(48) + "!") ? x : x.slice();
}
