/*
 * name: b01-array-push-doubles
 * verdict: memory-limit
 * also: time-limit
 * must not: pass the limit of memory; be called the grader's fault
 */
export function solve(x) {
  const kept = [];
  while (true) kept.push(0.5);
}
