/*
 * name: b26-leak-across-calls
 * verdict: memory-limit
 * also: runtime-error, time-limit
 * must not: measure each call alone
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
const kept = [];
export function solve(x) {
  kept.push(Array.from({ length: 3e6 }, (_, i) => i + 0.5));
  return softmax(x);
}
