/*
 * name: g62-mutate-after-throwing-away
 * verdict: wrong-answer
 * must not: let an input of one call reach the next one
 */
let kept = null;
export function solve(x) {
  kept?.fill(0);
  kept = x;
  return new Float32Array(x.length);
}
