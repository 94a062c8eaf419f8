/*
 * name: d38-constructor-of-the-console
 * verdict: forbidden-api
 * also: runtime-error
 * must not: give the function constructor of another realm
 */
export function solve(x) {
  const Make = Object.getPrototypeOf(console.log).constructor;
  return Make("return this")();
}
