/*
 * name: g160-tag-of-the-result
 * verdict: wrong-answer
 * also: runtime-error
 * must not: believe the name that a result gives itself
 */
export function solve(x) {
  const top = x.reduce((a, b) => Math.max(a, b));
  const powers = Array.from(x, (value) => Math.exp(value - top));
  const total = powers.reduce((a, b) => a + b, 0);
  const out = powers.map((power) => power / total);
  Object.defineProperty(out, Symbol.toStringTag, { value: "Float32Array" });
  Object.setPrototypeOf(out, Float32Array.prototype);
  return out;
}
