/*
 * name: g142-callback-argument-with-valueof
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: callback
 * must not: log a number that it was never given
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh({ valueOf: () => x * draw() }, i)));
}
