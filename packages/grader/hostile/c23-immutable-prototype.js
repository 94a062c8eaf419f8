/*
 * name: c23-immutable-prototype
 * verdict: runtime-error
 * must not: loop or abort on a cycle of prototypes
 */
export function solve(x) {
  Object.setPrototypeOf(Object.prototype, x);
  return x;
}
