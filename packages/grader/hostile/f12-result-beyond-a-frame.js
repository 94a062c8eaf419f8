/*
 * name: f12-result-beyond-a-frame
 * verdict: output-limit
 * also: wrong-answer, memory-limit, runtime-error, time-limit
 * must not: break the channel for the next submission
 */
export function solve(x) {
  return new Float64Array(9.5e6);
}
