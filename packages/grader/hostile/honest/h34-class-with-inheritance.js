/*
 * name: h34-class-with-inheritance
 * verdict: accepted
 * fixture: class
 * must not: be rejected: accessors, symbols and a ring buffer
 */
class Ring {
  #slots;
  #next = 0;
  constructor(size) {
    this.#slots = new Float64Array(size);
  }
  add(x) {
    this.#slots[this.#next++ % this.#slots.length] = x;
  }
  get total() {
    return this.#next;
  }
  *[Symbol.iterator]() {
    const { length } = this.#slots;
    for (let i = Math.max(0, this.#next - length); i < this.#next; i++) yield this.#slots[i % length];
  }
}
export class Window extends Ring {
  get count() {
    return this.total;
  }
  push(x) {
    this.add(x);
    const all = this.values();
    return all.reduce((a, b) => a + b, 0) / all.length;
  }
  values() {
    return [...this];
  }
  max() {
    const all = this.values();
    if (all.length === 0) throw new (class Nothing extends RangeError {})("nothing yet");
    return Math.max(...all);
  }
}
