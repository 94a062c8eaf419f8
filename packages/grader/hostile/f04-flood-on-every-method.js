/*
 * name: f04-flood-on-every-method
 * verdict: output-limit
 * also: time-limit, runtime-error
 * must not: count one method of the console only
 */
export function solve(x) {
  for (;;) for (const method of Object.keys(console)) console[method]("spread out");
}
