/*
 * name: b16-promises-kept
 * verdict: memory-limit
 * also: time-limit
 * must not: let jobs that wait pass the limit
 */
export function solve(x) {
  const kept = [];
  for (;;) kept.push(new Promise(() => {}).then(() => kept));
}
