/*
 * name: h02-functional
 * verdict: accepted
 * must not: be rejected: arrow functions, spread and reduce
 */
const sum = (values) => values.reduce((a, b) => a + b, 0);
export const solve = (x) => {
  const top = x.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = [...x].map((value) => Math.exp(value - top));
  const total = sum(powers);
  return new Float32Array(powers.map((power) => power / total));
};
