/*
 * name: c19-unhandled-rejection
 * verdict: wrong-answer
 * also: runtime-error
 * must not: end the child with a rejection that nobody handles
 */
export function solve(x) {
  Promise.reject(new Error("nobody is listening"));
  return new Float32Array(x.length);
}
