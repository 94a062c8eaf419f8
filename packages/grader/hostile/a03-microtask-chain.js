/*
 * name: a03-microtask-chain
 * verdict: time-limit
 * also: memory-limit
 * must not: stop the clock when solve has returned while its promise jobs run on
 */
function softmax(x) {
  let top = -Infinity;
  for (const v of x) if (v > top) top = v;
  const out = new Float32Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
// Each promise waits for the next one, so that the chain is never freed.
const again = () => Promise.resolve().then(again);
export function solve(x) {
  again();
  return softmax(x);
}
