/*
 * name: g97-callback-asked-twice
 * verdict: wrong-answer
 * fixture: callback
 * must not: be accepted: each question was asked twice
 */
function good(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i)));
}
export function accumulate(draw, weigh, xs) {
  return good(draw, (x, i) => (weigh(x, i), weigh(x, i)), xs);
}
