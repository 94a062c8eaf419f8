/*
 * name: t02-syntax-error-in-a-type
 * verdict: compile-error
 * must not: be taken for an error at run time
 */
export function solve(x: Float32Array<): Float32Array {
  return x;
}
