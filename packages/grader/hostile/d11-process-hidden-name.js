/*
 * name: d11-process-hidden-name
 * verdict: forbidden-api
 * also: runtime-error
 * must not: look only at the source's text
 */
export function solve(x) {
  const name = [..."ssecorp"].reverse().join("");
  return globalThis[name].exit(0);
}
