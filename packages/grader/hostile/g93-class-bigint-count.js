/*
 * name: g93-class-bigint-count
 * verdict: wrong-answer
 * fixture: class
 * must not: take a BigInt for a number
 */
class Honest {
  kept = [];
  count = 0;
  constructor(size) {
    this.size = size;
  }
  push(x) {
    this.count++;
    this.kept.push(x);
    if (this.kept.length > this.size) this.kept.shift();
    return this.kept.reduce((a, b) => a + b, 0) / this.kept.length;
  }
  values() {
    return [...this.kept];
  }
  max() {
    if (this.kept.length === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
export class Window {
  #inner;
  constructor(size) {
    this.#inner = new Honest(size);
  }
  get count() {
    return BigInt(this.#inner.count);
  }
  push(x) {
    return this.#inner.push(x);
  }
  values() {
    return this.#inner.values();
  }
  max() {
    return this.#inner.max();
  }
}
