/*
 * name: g31-promise-with-own-then
 * verdict: wrong-answer
 * also: runtime-error, time-limit
 * must not: call a then that the candidate put on a promise
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
  const result = Promise.resolve(new Float32Array(x.length));
  result.then = (done) => done(softmax(x));
  return result;
}
