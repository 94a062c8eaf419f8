/*
 * name: g139-class-boxed-numbers
 * verdict: wrong-answer
 * fixture: class
 * must not: take an object for its number
 */
export class Window {
  kept = [];
  n = 0;
  constructor(size) {
    this.size = size;
  }
  get count() {
    return this.n;
  }
  push(x) {
    this.n++;
    this.kept.push(x);
    if (this.kept.length > this.size) this.kept.shift();
    const mean = this.kept.reduce((a, b) => a + b, 0) / this.kept.length;
    return new Number(mean);
  }
  values() {
    return [...this.kept];
  }
  max() {
    if (this.n === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
