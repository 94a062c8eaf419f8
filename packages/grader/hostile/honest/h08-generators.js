/*
 * name: h08-generators
 * verdict: accepted
 * must not: be rejected
 */
function* powers(x, top) {
  for (const value of x) yield Math.exp(value - top);
}
function* divided(values, total) {
  for (const value of values) yield value / total;
}
export function solve(x) {
  const top = x.reduce((a, b) => Math.max(a, b));
  let total = 0;
  for (const power of powers(x, top)) total += power;
  return Float32Array.from(divided(powers(x, top), total));
}
