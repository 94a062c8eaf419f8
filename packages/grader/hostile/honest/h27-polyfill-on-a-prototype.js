/*
 * name: h27-polyfill-on-a-prototype
 * verdict: accepted
 * must not: be rejected: a method added to a prototype is bad style, and legal
 */
Float32Array.prototype.softmax = function () {
  const top = this.reduce((a, b) => Math.max(a, b));
  const powers = this.map((value) => Math.exp(value - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
};
Object.prototype.unused = 1;
Array.prototype.last ??= function () {
  return this.at(-1);
};
export const solve = (x) => x.softmax();
