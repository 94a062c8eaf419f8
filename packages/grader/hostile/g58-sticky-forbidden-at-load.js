/*
 * name: g58-sticky-forbidden-at-load
 * verdict: forbidden-api
 * must not: forget what was used at load
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
let run = null;
try {
  run = new Function("return 1");
} catch {
  run = null;
}
export const solve = (x) => (run === null ? softmax(x) : x);
