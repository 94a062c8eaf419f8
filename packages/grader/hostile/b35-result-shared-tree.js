/*
 * name: b35-result-shared-tree
 * verdict: wrong-answer
 * also: memory-limit, time-limit
 * must not: copy a small graph into an endless tree
 */
export function solve(x) {
  let node = [0.5];
  for (let i = 0; i < 50; i++) node = [node, node];
  return node;
}
