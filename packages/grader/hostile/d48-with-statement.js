/*
 * name: d48-with-statement
 * verdict: compile-error
 * must not: accept sloppy code
 */
export function solve(x) {
  with (x) {
    return length;
  }
}
