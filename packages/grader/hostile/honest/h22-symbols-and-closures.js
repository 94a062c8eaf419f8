/*
 * name: h22-symbols-and-closures
 * verdict: accepted
 * must not: be rejected
 */
const KEY = Symbol.for("softmax");
const make = (f) => ({ [KEY]: f, [Symbol.toStringTag]: "Answer" });
function softmax(x) {
  let top = -Infinity;
  for (const v of x) if (v > top) top = v;
  const out = new Float32Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
const made = make((x) => softmax(x));
export const solve = (x) => made[KEY](x);
