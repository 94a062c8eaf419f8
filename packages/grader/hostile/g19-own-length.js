/*
 * name: g19-own-length
 * verdict: wrong-answer
 * must not: ask the result for its length
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
export function solve(x) {
  const out = softmax(x).slice(0, x.length >> 1);
  Object.defineProperty(out, "length", { value: x.length });
  return out;
}
