/*
 * name: g86-class-error-of-another-class
 * verdict: wrong-answer
 * fixture: class
 * must not: compare errors by their name or message
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
class Forged extends Error {
  name = "RangeError";
}
export class Window extends Honest {
  max() {
    if (this.kept.length === 0) throw new Forged("RangeError: empty");
    return super.max();
  }
}
