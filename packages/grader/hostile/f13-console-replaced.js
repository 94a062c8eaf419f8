/*
 * name: f13-console-replaced
 * verdict: runtime-error
 * also: wrong-answer
 * must not: print through what the candidate put in its place
 */
export function solve(x) {
  console.log = () => {};
  return x;
}
