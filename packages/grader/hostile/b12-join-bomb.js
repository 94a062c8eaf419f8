/*
 * name: b12-join-bomb
 * verdict: memory-limit
 * also: runtime-error, time-limit
 * must not: end the grader's process
 */
export function solve(x) {
  return new Array(1 << 26).fill("abcdefgh").join("").length;
}
