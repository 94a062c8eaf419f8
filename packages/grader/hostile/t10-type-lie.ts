/*
 * name: t10-type-lie
 * verdict: runtime-error
 * also: wrong-answer
 * must not: trust an assertion of types
 */
export function solve(x: Float32Array): Float32Array {
  return (x as unknown as { answer(): Float32Array }).answer();
}
