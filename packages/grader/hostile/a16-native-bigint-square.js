/*
 * name: a16-native-bigint-square
 * verdict: time-limit
 * also: memory-limit, runtime-error
 * must not: hang in a multiplication
 */
export function solve(x) {
  let big = 7n;
  for (;;) big = (big * big) | 1n;
}
