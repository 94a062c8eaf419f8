/*
 * name: d49-top-level-await
 * verdict: compile-error
 * also: forbidden-api, runtime-error
 * must not: wait at load for what never comes
 */
await new Promise(() => {});
export function solve(x) {
  return x;
}
