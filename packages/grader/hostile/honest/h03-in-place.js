/*
 * name: h03-in-place
 * verdict: accepted
 * must not: be rejected: the argument is the candidate's own copy, which this task lets it overwrite
 */
export function solve(x) {
  let top = -Infinity;
  for (let i = 0; i < x.length; i++) top = x[i] > top ? x[i] : top;
  let total = 0;
  for (let i = 0; i < x.length; i++) {
    x[i] = Math.exp(x[i] - top);
    total += x[i];
  }
  for (let i = 0; i < x.length; i++) x[i] /= total;
  return x;
}
