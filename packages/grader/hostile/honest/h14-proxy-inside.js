/*
 * name: h14-proxy-inside
 * verdict: accepted
 * must not: be rejected: the proxy stays within the program
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
  const counted = { reads: 0 };
  const watched = new Proxy(Array.from(x), {
    get(target, key) {
      counted.reads++;
      return Reflect.get(target, key);
    },
  });
  const copy = new Float32Array(x.length);
  for (let i = 0; i < x.length; i++) copy[i] = watched[i];
  return softmax(copy);
}
