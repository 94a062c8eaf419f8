/*
 * name: c24-then-on-object-prototype
 * verdict: wrong-answer
 * also: runtime-error
 * must not: take every object for a thenable
 */
Object.defineProperty(Object.prototype, "then", {
  get() {
    throw new Error("then was asked for");
  },
});
export function solve(x) {
  return new Float32Array(x.length);
}
