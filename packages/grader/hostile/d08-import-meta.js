/*
 * name: d08-import-meta
 * verdict: forbidden-api
 * also: compile-error
 * must not: tell where the program lies
 */
export function solve(x) {
  return x.fill(import.meta.url.length);
}
