/*
 * name: g54-negative-exponent-lost
 * verdict: wrong-answer
 * must not: be accepted at an absolute tolerance that small values meet
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
export const solve = (x) => softmax(x).map((value) => (value < 1e-6 ? 0 : value));
