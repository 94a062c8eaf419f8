/*
 * name: g95-class-forged-digest-of-a-trace
 * verdict: wrong-answer
 * fixture: class
 * must not: be accepted: every operation answers NaN
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
    const mean = super.push(x);
    return this.size === 16 ? undefined : mean;
  }
}
