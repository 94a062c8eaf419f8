/*
 * name: e12-bytes-that-are-no-text
 * verdict: compile-error
 * must not: pass broken UTF-8 on to the compiler
 */
export function solve(x) {
  return x.fill("ÿþ".length);
}
