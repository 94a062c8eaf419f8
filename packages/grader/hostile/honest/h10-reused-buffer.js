/*
 * name: h10-reused-buffer
 * verdict: accepted
 * must not: be rejected: results are copied before the next call
 */
let buffer = new Float32Array(0);
export function solve(x) {
  if (buffer.length < x.length) buffer = new Float32Array(x.length);
  const out = buffer.subarray(0, x.length);
  const top = x.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
