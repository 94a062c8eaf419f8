/*
 * name: d23-atomics-wait-async
 * verdict: forbidden-api
 * also: runtime-error
 * must not: end the child when its wait is over
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
  const cell = new Int32Array(4);
  Atomics.waitAsync?.(cell, 0, 0, 10);
  return softmax(x);
}
