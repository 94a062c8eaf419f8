/*
 * name: h25-global-property-of-its-own
 * verdict: accepted
 * must not: be rejected: a global of one's own is legal
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
globalThis.calls = 0;
export function solve(x) {
  globalThis.calls += 1;
  delete globalThis.calls;
  globalThis.calls = 1;
  return softmax(x);
}
