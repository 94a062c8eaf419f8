/*
 * name: e20-octal-literal
 * verdict: compile-error
 * must not: accept sloppy code
 */
export function solve(x) {
  return x.fill(010);
}
