/*
 * name: g137-class-list-filled-later
 * verdict: wrong-answer
 * fixture: class
 * must not: wait with copying a result that is not a promise
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
    const list = [];
    Promise.resolve().then(() => list.push(...this.kept));
    return list;
  }
  max() {
    if (this.n === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
