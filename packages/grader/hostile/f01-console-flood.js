/*
 * name: f01-console-flood
 * verdict: output-limit
 * also: time-limit, runtime-error
 * must not: fill a disk, a channel or the grader's memory
 */
export function solve(x) {
  while (true) console.log("flood");
}
