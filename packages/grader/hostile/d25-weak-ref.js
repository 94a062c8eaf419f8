/*
 * name: d25-weak-ref
 * verdict: runtime-error
 * also: forbidden-api
 * must not: let the candidate watch the garbage collector
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
  const watched = new WeakRef({});
  return watched.deref() === undefined ? x : softmax(x);
}
