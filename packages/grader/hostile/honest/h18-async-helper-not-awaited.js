/*
 * name: h18-async-helper-not-awaited
 * verdict: accepted
 * must not: be rejected: the answer itself is returned at once
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
let seen = 0;
async function note(length) {
  await null;
  seen += length;
}
export function solve(x) {
  note(x.length);
  return softmax(x);
}
