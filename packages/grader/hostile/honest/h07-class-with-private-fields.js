/*
 * name: h07-class-with-private-fields
 * verdict: accepted
 * must not: be rejected
 */
class Softmax {
  static #calls = 0;
  #top = -Infinity;
  #total = 0;
  #values;
  constructor(values) {
    this.#values = values;
    for (const value of values) this.#top = Math.max(this.#top, value);
    Softmax.#calls++;
  }
  get #powers() {
    return this.#values.map((value) => Math.exp(value - this.#top));
  }
  normalized() {
    const powers = this.#powers;
    for (const power of powers) this.#total += power;
    return powers.map((power) => power / this.#total);
  }
}
export const solve = (x) => new Softmax(x).normalized();
