/*
 * name: h06-properties-of-these-names
 * verdict: accepted
 * must not: be rejected: a property is no global
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
const tools = { eval: softmax, process: { exit: (x) => x }, Function: 1, constructor: 2, __proto__: null };
export const solve = (x) => tools.process.exit(tools.eval(x));
