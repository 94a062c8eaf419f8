/*
 * name: c27-freeze-the-global
 * verdict: wrong-answer
 * also: runtime-error
 * must not: need to write to the candidate's global object
 */
try {
  Object.freeze(globalThis);
} catch {
  Object.preventExtensions(globalThis);
}
export function solve(x) {
  return new Float32Array(x.length);
}
