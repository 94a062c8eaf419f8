/*
 * name: t12-side-effect-import
 * verdict: forbidden-api
 * also: compile-error
 * must not: drop an import that is not used, and with it the check
 */
import "node:worker_threads";
export function solve(x: Float32Array): Float32Array {
  return x;
}
