/*
 * name: f11-result-forty-megabytes
 * verdict: wrong-answer
 * also: memory-limit, output-limit, time-limit
 * must not: copy the result again and again
 */
export function solve(x) {
  return new Float32Array(1e7);
}
