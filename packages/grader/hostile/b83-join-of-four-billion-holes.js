/*
 * name: b83-join-of-four-billion-holes
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: join what has no end
 */
export function solve(x) {
  const holes = new Array(2 ** 32 - 1);
  return holes.join("a");
}
