/*
 * name: g101-callback-objects-for-numbers
 * verdict: wrong-answer
 * fixture: callback
 * must not: log what an object turns into
 */
function good(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i)));
}
export function accumulate(draw, weigh, xs) {
  return good(draw, (x, i) => weigh({ valueOf: () => x }, i), xs);
}
