/*
 * name: d46-isolate-objects
 * verdict: forbidden-api
 * also: runtime-error
 * must not: leave an object of the isolate's library in reach
 */
export function solve(x) {
  return globalThis.ivm ?? globalThis.isolated_vm ?? globalThis._ivm.Isolate;
}
