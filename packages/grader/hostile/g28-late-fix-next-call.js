/*
 * name: g28-late-fix-next-call
 * verdict: wrong-answer
 * must not: be accepted because results are compared at the end without having been copied
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
let owed = () => {};
export function solve(x) {
  owed();
  const input = x.slice();
  const out = new Float32Array(x.length);
  owed = () => out.set(softmax(input));
  return out;
}
