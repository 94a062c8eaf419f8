/*
 * name: g87-class-object-instead-of-an-error
 * verdict: wrong-answer
 * fixture: class
 * must not: take an object with a name for an error
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
    if (this.kept.length === 0) throw { name: "RangeError", message: "empty", constructor: RangeError };
    return super.max();
  }
}
