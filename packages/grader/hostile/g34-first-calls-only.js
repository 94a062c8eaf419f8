/*
 * name: g34-first-calls-only
 * verdict: wrong-answer
 * must not: be accepted because only the first calls are compared
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
export const solve = (x) => (++calls <= 6 ? softmax(x) : x.fill(1 / x.length));
