/*
 * name: a37-await-loop
 * verdict: time-limit
 * must not: count only the time of one turn of the event loop
 */
export async function solve(x) {
  for (;;) await null;
}
