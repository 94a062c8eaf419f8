/*
 * name: f09-log-flood-after-return
 * verdict: output-limit
 * also: time-limit, runtime-error
 * must not: stop counting when solve has returned
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
  Promise.resolve().then(() => {
    for (;;) console.warn("later");
  });
  return softmax(x);
}
