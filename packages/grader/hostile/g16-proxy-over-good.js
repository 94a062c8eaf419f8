/*
 * name: g16-proxy-over-good
 * verdict: wrong-answer
 * must not: be accepted: a proxy may compute when it is read
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
export const solve = (x) => new Proxy(softmax(x), {});
