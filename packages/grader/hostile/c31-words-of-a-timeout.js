/*
 * name: c31-words-of-a-timeout
 * verdict: runtime-error
 * must not: classify by the words of a message
 */
export function solve(x) {
  return Promise.reject(new Error("Script execution timed out."));
}
