/*
 * name: g23-too-long
 * verdict: wrong-answer
 * must not: be accepted because only the expected length is compared
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
  const out = new Float32Array(x.length + 1);
  out.set(softmax(x));
  return out;
}
