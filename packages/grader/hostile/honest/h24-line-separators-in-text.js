/*
 * name: h24-line-separators-in-text
 * verdict: accepted
 * must not: be rejected: text may hold any letter
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
const 文字 = "  é 🙂 ‮";
export const solve = (x) => (文字.length > 4 ? softmax(x) : x);
