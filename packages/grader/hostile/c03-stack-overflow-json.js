/*
 * name: c03-stack-overflow-json
 * verdict: runtime-error
 * also: memory-limit, wrong-answer
 * must not: overflow the native stack
 */
export function solve(x) {
  let deep = [];
  for (let i = 0; i < 4e5; i++) deep = [deep];
  return JSON.stringify(deep).length;
}
