/*
 * name: d40-wrapper-breakout-brace
 * verdict: compile-error
 * must not: run what stands outside the wrapper
 */
export function solve(x) {
  return x;
}
}); globalThis.outside = true; (function () {
