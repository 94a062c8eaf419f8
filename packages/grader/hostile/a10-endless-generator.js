/*
 * name: a10-endless-generator
 * verdict: time-limit
 * must not: hold the child past the limit
 */
function* ones() {
  for (;;) yield 1;
}
export function solve(x) {
  let total = 0;
  for (const one of ones()) total += one;
  return x.fill(total);
}
