/*
 * name: h35-callback-wrapped
 * verdict: accepted
 * fixture: callback
 * must not: be rejected: bound, curried and spread calls
 */
const curry = (f) => (x) => (i) => f(...[x, i]);
export function accumulate(draw, weigh, xs) {
  const ask = curry(weigh.bind(null));
  const next = () => draw.call({ process: 1 });
  const sums = [];
  xs.forEach((x, i) => sums.push((sums.at(-1) ?? 0) + ask(x * next())(i)));
  return Float64Array.from(sums);
}
