/*
 * name: g141-class-every-instance-the-same
 * verdict: wrong-answer
 * fixture: class
 * must not: give one instance to everybody
 */
let one;
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
    return mean;
  }
  values() {
    return one === undefined ? ((one = this), [...this.kept]) : [...one.kept];
  }
  max() {
    if (this.n === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
