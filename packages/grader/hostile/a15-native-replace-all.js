/*
 * name: a15-native-replace-all
 * verdict: time-limit
 * also: memory-limit
 * must not: hang in a string method
 */
const text = "ab".repeat(1 << 22);
export function solve(x) {
  for (;;) text.replaceAll("a", "ccc");
}
