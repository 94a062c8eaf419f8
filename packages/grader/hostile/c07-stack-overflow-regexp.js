/*
 * name: c07-stack-overflow-regexp
 * verdict: runtime-error
 * also: memory-limit, time-limit, wrong-answer
 * must not: overflow the native stack of the pattern's compiler
 */
export function solve(x) {
  const pattern = new RegExp("(?:".repeat(2e5) + "a" + ")*".repeat(2e5));
  return pattern.test("aaa");
}
