/*
 * name: c06-stack-overflow-proxy-chain
 * verdict: runtime-error
 * also: memory-limit, wrong-answer, time-limit
 * must not: overflow the native stack
 */
export function solve(x) {
  let layers = {};
  for (let i = 0; i < 3e5; i++) layers = new Proxy(layers, {});
  return layers.value;
}
