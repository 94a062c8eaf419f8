/*
 * name: a13-native-array-fill-huge
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: end the grader's process with the engine's abort
 */
export function solve(x) {
  const all = new Array(2 ** 32 - 1);
  return all.fill(1).length;
}
