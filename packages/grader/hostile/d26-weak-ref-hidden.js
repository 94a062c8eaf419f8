/*
 * name: d26-weak-ref-hidden
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * must not: leave the constructor reachable by another way
 */
export function solve(x) {
  const names = ["WeakRef", "FinalizationRegistry"];
  if (names.some((name) => typeof globalThis[name] === "function")) throw new Error("reachable");
  return new Float32Array(x.length);
}
