/*
 * name: b21-closure-retention
 * verdict: memory-limit
 * also: time-limit
 * must not: pass the limit of memory
 */
export function solve(x) {
  let chain = () => 0;
  for (;;) {
    const before = chain;
    const room = new Array(48).fill(before);
    chain = () => room.length + before();
  }
}
