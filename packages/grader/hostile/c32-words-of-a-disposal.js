/*
 * name: c32-words-of-a-disposal
 * verdict: runtime-error
 * must not: classify by the words of a message
 */
export function solve(x) {
  throw new Error("Isolate was disposed during execution due to memory limit");
}
