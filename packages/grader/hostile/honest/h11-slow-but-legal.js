/*
 * name: h11-slow-but-legal
 * verdict: accepted
 * must not: be rejected: 0.2 s of work is within the limit
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
export function solve(x) {
  let waste = 0;
  if (x.length === 65536) for (let i = 0; i < 1e7; i++) waste += Math.sqrt(i);
  return waste < 0 ? x : softmax(x);
}
