/*
 * name: g17-object-with-the-prototype
 * verdict: wrong-answer
 * must not: be accepted: the prototype makes no typed array
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
  const fake = Object.create(Float32Array.prototype);
  softmax(x).forEach((value, i) => Object.defineProperty(fake, i, { value, enumerable: true }));
  return fake;
}
