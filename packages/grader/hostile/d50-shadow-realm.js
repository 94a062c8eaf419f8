/*
 * name: d50-shadow-realm
 * verdict: runtime-error
 * also: forbidden-api
 * must not: open a realm without traps
 */
export function solve(x) {
  return new ShadowRealm().evaluate("globalThis");
}
