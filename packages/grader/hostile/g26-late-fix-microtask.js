/*
 * name: g26-late-fix-microtask
 * verdict: wrong-answer
 * must not: be accepted: the result is what it was when solve returned
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
  const out = new Float32Array(x.length);
  Promise.resolve().then(() => out.set(softmax(x)));
  return out;
}
