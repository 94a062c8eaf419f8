/*
 * name: f03-flood-at-load
 * verdict: output-limit
 * also: time-limit, runtime-error
 * must not: leave the console of top-level code without a limit
 */
for (;;) console.error("load");
export function solve(x) {
  return x;
}
