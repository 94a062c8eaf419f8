/*
 * name: a21-busy-wait-on-date
 * verdict: time-limit
 * must not: give the candidate a clock, or wait for it
 */
export function solve(x) {
  const start = new Date().getTime();
  while (new Date().getTime() < start + 3000);
  return x;
}
