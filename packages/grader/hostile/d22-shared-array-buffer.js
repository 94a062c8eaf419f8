/*
 * name: d22-shared-array-buffer
 * verdict: forbidden-api
 * also: runtime-error
 * must not: give memory that two threads share
 */
export function solve(x) {
  return new Float32Array(new SharedArrayBuffer(4 * x.length));
}
