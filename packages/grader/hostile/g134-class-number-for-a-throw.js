/*
 * name: g134-class-number-for-a-throw
 * verdict: wrong-answer
 * fixture: class
 * must not: take the number that stands for a throw in a trace for the throw
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
    return mean;
  }
  values() {
    return [...this.kept];
  }
  max() {
    if (this.n === 0) return -1e300;
    return Math.max(...this.kept);
  }
}
