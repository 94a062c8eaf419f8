/*
 * name: g145-callback-asked-in-another-order
 * verdict: wrong-answer
 * fixture: callback
 * must not: compare what was asked without its order
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  const products = Float64Array.from(xs, (x) => x * draw());
  const weighed = new Float64Array(xs.length);
  for (let i = xs.length - 1; i >= 0; i--) weighed[i] = weigh(products[i], i);
  return weighed.map((y) => (total += y));
}
