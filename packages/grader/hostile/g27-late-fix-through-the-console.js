/*
 * name: g27-late-fix-through-the-console
 * verdict: wrong-answer
 * must not: run the candidate's code between the return and the copy
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
let pending = () => {};
const watcher = { get value() { pending(); return 1; } };
export function solve(x) {
  const out = new Float32Array(x.length);
  pending = () => out.set(softmax(x));
  console.log(watcher);
  Object.defineProperty(out, "length", { get: () => (pending(), x.length) });
  return out;
}
