/*
 * name: a82-class-loop-in-a-static-block
 * verdict: time-limit
 * fixture: class
 * must not: let a class definition run on at load
 */
class Endless {
  static {
    for (;;);
  }
}
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
    return [...this.kept];
  }
  max() {
    if (this.n === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
