/*
 * name: c29-invalid-length
 * verdict: runtime-error
 * must not: be taken for a lack of memory
 */
export function solve(x) {
  return new Float32Array(-x.length);
}
