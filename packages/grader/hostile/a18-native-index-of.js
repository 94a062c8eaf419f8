/*
 * name: a18-native-index-of
 * verdict: time-limit
 * also: memory-limit
 * must not: hang in a search
 */
const hay = "a".repeat(1 << 21);
const needle = "a".repeat(1 << 20) + "b";
export function solve(x) {
  for (;;) hay.lastIndexOf(needle);
}
