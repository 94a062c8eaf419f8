/*
 * name: g143-callback-more-arguments
 * verdict: wrong-answer
 * fixture: callback
 * must not: leave out of the log what was passed besides
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i, xs)));
}
