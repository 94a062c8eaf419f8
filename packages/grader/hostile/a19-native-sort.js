/*
 * name: a19-native-sort
 * verdict: time-limit
 * also: memory-limit
 * must not: hang in a sort
 */
export function solve(x) {
  const keys = Float64Array.from({ length: 1 << 20 }, (_, i) => Math.sin(i));
  for (;;) keys.slice().sort();
}
