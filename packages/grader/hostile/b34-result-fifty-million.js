/*
 * name: b34-result-fifty-million
 * verdict: wrong-answer
 * also: memory-limit, time-limit, runtime-error
 * must not: copy a result without bound
 */
export function solve(x) {
  return new Array(5e7).fill(0);
}
