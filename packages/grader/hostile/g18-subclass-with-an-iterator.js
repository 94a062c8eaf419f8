/*
 * name: g18-subclass-with-an-iterator
 * verdict: wrong-answer
 * must not: ask the result for its values
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
class Answer extends Float32Array {
  *[Symbol.iterator]() {
    yield* this.right;
  }
  at(i) {
    return this.right[i];
  }
}
export function solve(x) {
  const out = new Answer(x.length);
  Object.defineProperty(out, "right", { value: softmax(x) });
  return out;
}
