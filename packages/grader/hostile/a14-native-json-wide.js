/*
 * name: a14-native-json-wide
 * verdict: time-limit
 * also: memory-limit, runtime-error
 * must not: hang in JSON.parse
 */
const text = "[" + "0,".repeat(4e6) + "0]";
export function solve(x) {
  for (;;) JSON.parse(text);
}
