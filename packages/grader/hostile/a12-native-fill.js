/*
 * name: a12-native-fill
 * verdict: time-limit
 * also: memory-limit
 * must not: trust the engine to interrupt a native loop
 */
const bytes = new Uint8Array(1 << 25);
export function solve(x) {
  for (;;) bytes.fill(1);
}
