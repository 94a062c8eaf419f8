/*
 * name: g99-callback-hide-a-call
 * verdict: wrong-answer
 * fixture: callback
 * must not: keep the log with methods that the candidate replaced
 */
function good(draw, weigh, xs) {
  let total = 0;
  return Float64Array.from(xs, (x, i) => (total += weigh(x * draw(), i)));
}
export function accumulate(draw, weigh, xs) {
  const { push } = Array.prototype;
  Array.prototype.push = () => 0;
  weigh(123, 456);
  Array.prototype.push = push;
  return good(draw, weigh, xs);
}
