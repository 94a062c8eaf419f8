/*
 * name: g146-callback-iterator-patched
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: callback
 * must not: read its arguments by an iterator of the candidate's
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  const own = Array.prototype[Symbol.iterator];
  const out = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    const product = xs[i] * draw();
    Array.prototype[Symbol.iterator] = function* () { yield product; yield i; };
    total += weigh(0, 0);
    Array.prototype[Symbol.iterator] = own;
    out[i] = total;
  }
  return out;
}
