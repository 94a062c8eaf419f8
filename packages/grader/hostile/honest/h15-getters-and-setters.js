/*
 * name: h15-getters-and-setters
 * verdict: accepted
 * must not: be rejected
 */
const state = {
  _x: null,
  set x(value) {
    this._x = value;
  },
  get top() {
    return this._x.reduce((a, b) => Math.max(a, b));
  },
  get powers() {
    const { top } = this;
    return this._x.map((value) => Math.exp(value - top));
  },
};
export function solve(x) {
  state.x = x;
  const { powers } = state;
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
