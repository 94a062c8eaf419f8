/*
 * name: d17-indirect-eval
 * verdict: forbidden-api
 * also: runtime-error
 * must not: make code from a string
 */
export function solve(x) {
  const run = eval;
  return run("x => x")(x);
}
