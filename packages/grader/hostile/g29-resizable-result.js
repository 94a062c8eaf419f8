/*
 * name: g29-resizable-result
 * verdict: wrong-answer
 * also: runtime-error
 * must not: follow a length that changes
 */
export function solve(x) {
  return new Float32Array(new ArrayBuffer(4, { maxByteLength: 4 * x.length + 4 }));
}
