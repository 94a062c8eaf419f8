/*
 * name: e13-default-export-only
 * verdict: compile-error
 * must not: take the default export for the one that is asked for
 */
export default function solve(x) {
  return x;
}
