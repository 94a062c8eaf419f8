/*
 * name: h26-random-and-structured-copies
 * verdict: accepted
 * must not: be rejected: Math.random is there, and JSON copies
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
  const jitter = Math.random() * 0;
  const options = JSON.parse(JSON.stringify({ jitter, nested: [{ a: 1 }] }));
  return options.nested[0].a === 1 && jitter === 0 ? softmax(x) : x;
}
