/*
 * name: g94-class-list-with-getters
 * verdict: wrong-answer
 * fixture: class
 * must not: run the candidate's getters to copy a list
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
  values() {
    const list = [];
    this.kept.forEach((value, i) => Object.defineProperty(list, i, { get: () => value, enumerable: true }));
    return list;
  }
}
