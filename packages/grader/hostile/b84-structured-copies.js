/*
 * name: b84-structured-copies
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: let copies of copies fill the machine
 */
export function solve(x) {
  let all = [x];
  for (;;) all = [all, JSON.parse(JSON.stringify(all)), [...all, ...all]];
}
