/*
 * name: c04-stack-overflow-tostring
 * verdict: runtime-error
 * also: wrong-answer, memory-limit
 * must not: overflow the native stack
 */
export function solve(x) {
  let deep = [];
  for (let i = 0; i < 4e5; i++) deep = [deep];
  return String(deep);
}
