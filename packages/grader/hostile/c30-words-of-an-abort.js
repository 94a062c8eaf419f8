/*
 * name: c30-words-of-an-abort
 * verdict: runtime-error
 * must not: classify by the words of a message
 */
export function solve(x) {
  throw new Error("FATAL ERROR: invalid array length Allocation failed - JavaScript heap out of memory");
}
