/*
 * name: g07-nan-in-one-place
 * verdict: wrong-answer
 * must not: lose one NaN in a mean or a maximum
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
  const out = softmax(x);
  if (out.length > 1) out[out.length >> 1] = NaN;
  return out;
}
