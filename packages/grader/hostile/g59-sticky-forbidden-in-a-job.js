/*
 * name: g59-sticky-forbidden-in-a-job
 * verdict: forbidden-api
 * must not: forget what was used after the return
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
  Promise.resolve().then(() => fetch("http://192.0.2.1/")).catch(() => {});
  return softmax(x);
}
