/*
 * name: a66-class-loop-late-in-a-trace
 * verdict: time-limit
 * fixture: class
 * must not: stop watching within a long trace
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
  push(x) {
    while (this.count > 2000);
    return super.push(x);
  }
}
