/*
 * name: c82-callback-symbol-and-bigint
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: callback
 * must not: break down over an argument that is no number
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  for (const odd of [Symbol("a"), 10n ** 400n, new Proxy({}, { get() { throw 1; } }), Object.create(null), () => {}]) {
    try {
      weigh(odd, odd);
    } catch {}
  }
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i)));
}
