/*
 * name: t16-namespace-over-the-export
 * verdict: wrong-answer
 * also: compile-error, runtime-error
 * must not: merge a namespace into what it calls
 */
export function solve(x: Float32Array): Float32Array {
  return solve.answer.slice(0, x.length);
}
export namespace solve {
  export const answer = new Float32Array(65536).fill(1);
}
