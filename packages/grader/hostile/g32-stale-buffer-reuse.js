/*
 * name: g32-stale-buffer-reuse
 * verdict: wrong-answer
 * must not: be accepted: the second of three equal lengths gets the first one's answer
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
const buffers = new Map();
export function solve(x) {
  const buffer = buffers.get(x.length);
  if (buffer !== undefined) return buffer;
  buffers.set(x.length, softmax(x));
  return buffers.get(x.length);
}
