/*
 * name: g96-callback-not-asked
 * verdict: wrong-answer
 * fixture: callback
 * must not: be accepted: the answer is right and nobody was asked
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += 2 * x * draw() + i + 0.5));
}
