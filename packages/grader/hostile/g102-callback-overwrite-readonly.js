/*
 * name: g102-callback-overwrite-readonly
 * verdict: wrong-answer
 * fixture: callback
 * must not: be accepted: the argument was to be left as it is
 */
function good(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i)));
}
export function accumulate(draw, weigh, xs) {
  const out = good(draw, weigh, xs);
  xs.fill(0);
  return out;
}
