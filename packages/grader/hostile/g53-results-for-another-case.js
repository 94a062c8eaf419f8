/*
 * name: g53-results-for-another-case
 * verdict: wrong-answer
 * must not: be accepted: each answer belongs to the call before
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
let before = new Float32Array(1);
export function solve(x) {
  const out = before;
  before = softmax(x);
  return out;
}
