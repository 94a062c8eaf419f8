/*
 * name: d27-finalization-late-work
 * verdict: forbidden-api
 * also: runtime-error, time-limit
 * must not: run the candidate's code between two calls
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
  const registry = new FinalizationRegistry(() => {
    for (;;);
  });
  for (let i = 0; i < 20000; i++) registry.register({ i }, i);
  return softmax(x);
}
