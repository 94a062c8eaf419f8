/*
 * name: d51-unicode-escaped-name
 * verdict: forbidden-api
 * also: runtime-error
 * must not: look only at the source's text
 */
export function solve(x) {
  return pr\u006fcess.pid;
}
