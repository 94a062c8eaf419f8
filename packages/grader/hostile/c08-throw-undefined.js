/*
 * name: c08-throw-undefined
 * verdict: runtime-error
 * must not: take nothing thrown for nothing wrong
 */
export function solve(x) {
  throw undefined;
}
