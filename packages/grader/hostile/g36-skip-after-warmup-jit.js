/*
 * name: g36-skip-after-warmup-jit
 * verdict: wrong-answer
 * must not: be accepted because the warm-up can be told from the test
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
let heat = 0;
export function solve(x) {
  heat += x.length;
  return heat < 9000 ? softmax(x) : x.fill(1 / x.length);
}
