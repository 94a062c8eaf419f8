/*
 * name: a92-regexp-with-sets
 * verdict: time-limit
 * must not: let a regular expression run on
 */
export function solve(x) {
  return /^(?:[\p{L}&&[a-z]]|[a-z]+)+$/v.test("a".repeat(60) + "1") ? x : x;
}
