/*
 * name: h23-bigint-and-date
 * verdict: accepted
 * must not: be rejected: the clock stands still, and may be read
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
  const started = Date.now();
  const count = BigInt(x.length) * 3n ** 20n;
  const took = Date.now() - started;
  return Number(count / 3n ** 20n) === x.length && took >= 0 && new Date(0).getUTCFullYear() === 1970 ? softmax(x) : x;
}
