/*
 * name: h17-tagged-template
 * verdict: accepted
 * must not: be rejected
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
const run = (strings, ...values) => (strings.raw.join("").includes("soft") ? softmax(values[0]) : values[0]);
export const solve = (x) => run`soft ${x} \unicode and ${"process"}`;
