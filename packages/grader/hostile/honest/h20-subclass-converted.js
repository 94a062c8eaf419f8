/*
 * name: h20-subclass-converted
 * verdict: accepted
 * must not: be rejected: what is returned is a Float32Array
 */
class Vector extends Float32Array {
  get top() {
    return this.reduce((a, b) => Math.max(a, b));
  }
  sum() {
    return this.reduce((a, b) => a + b, 0);
  }
}
export function solve(x) {
  const vector = Vector.from(x);
  const { top } = vector;
  const powers = vector.map((value) => Math.exp(value - top));
  const total = powers.sum();
  return new Float32Array(powers.map((power) => power / total).buffer);
}
