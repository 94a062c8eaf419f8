/*
 * name: g11-reversed
 * verdict: wrong-answer
 * must not: be accepted because the values are sorted before they are compared
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
export const solve = (x) => softmax(x).reverse();
