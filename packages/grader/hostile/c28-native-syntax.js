/*
 * name: c28-native-syntax
 * verdict: compile-error
 * must not: reach the engine's own functions
 */
export function solve(x) {
  return %AbortJS("over");
}
