/*
 * name: h09-console-use
 * verdict: accepted
 * must not: be rejected: some printing is everybody's habit
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
  console.log("length", x.length, x.subarray(0, 4), { first: x[0] }, null, undefined, Symbol("s"), 10n, () => 1, new Map([[1, 2]]));
  console.error("%s of %d", "softmax", x.length);
  return softmax(x);
}
