/*
 * name: g92-class-numbers-in-objects
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: class
 * must not: take an object with valueOf for a number
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
    return Object(super.push(x));
  }
}
