/*
 * name: a36-loop-on-the-fifth-call
 * verdict: time-limit
 * must not: stop watching once some calls were quick
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
let calls = 0;
export function solve(x) {
  while (++calls > 4);
  return softmax(x);
}
