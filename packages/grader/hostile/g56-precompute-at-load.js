/*
 * name: g56-precompute-at-load
 * verdict: time-limit
 * must not: leave work at load outside every limit
 */
const table = new Float64Array(4096);
for (let round = 0; round < 1e8; round++) for (let i = 0; i < 4096; i++) table[i] += Math.exp(-i - round);
function softmax(x) {
  let top = -Infinity;
  for (const v of x) if (v > top) top = v;
  const out = new Float32Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
export const solve = (x) => softmax(x);
