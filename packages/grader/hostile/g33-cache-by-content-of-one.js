/*
 * name: g33-cache-by-content-of-one
 * verdict: wrong-answer
 * must not: be accepted: inputs of one length differ in more than their sign
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
const known = new Map();
export function solve(x) {
  const key = `${x.length}:${Math.sign(x.length > 1 ? x[0] * x[0] : 1)}`;
  if (!known.has(key)) known.set(key, softmax(x));
  return known.get(key).slice();
}
