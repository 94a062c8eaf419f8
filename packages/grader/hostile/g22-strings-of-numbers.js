/*
 * name: g22-strings-of-numbers
 * verdict: wrong-answer
 * must not: take text for numbers
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
export const solve = (x) => Array.from(softmax(x), String);
