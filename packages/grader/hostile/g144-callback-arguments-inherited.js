/*
 * name: g144-callback-arguments-inherited
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: callback
 * must not: take for an argument what every list inherits
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  let now = 0;
  Object.defineProperty(Array.prototype, 0, { configurable: true, get: () => now });
  Object.defineProperty(Array.prototype, 1, { configurable: true, get: () => at });
  let at = 0;
  const out = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    at = i;
    now = xs[i] * draw();
    out[i] = total += weigh();
  }
  delete Array.prototype[0];
  delete Array.prototype[1];
  return out;
}
