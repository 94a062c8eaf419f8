/*
 * name: g88-class-no-error-at-all
 * verdict: wrong-answer
 * fixture: class
 * must not: be accepted because nothing was recorded
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
export class Window extends Honest {
  max() {
    return this.kept.length === 0 ? new RangeError("empty") : super.max();
  }
}
