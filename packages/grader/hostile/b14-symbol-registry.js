/*
 * name: b14-symbol-registry
 * verdict: memory-limit
 * also: time-limit
 * must not: let registered symbols outlive the submission
 */
export function solve(x) {
  for (let i = 0; ; i++) Symbol.for(`${"s".repeat(200)}${i}`);
}
