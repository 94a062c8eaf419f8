/*
 * name: c79-class-getter-throws-a-getter
 * verdict: runtime-error
 * fixture: class
 * must not: run what is thrown
 */
export class Window {
  kept = [];
  n = 0;
  constructor(size) {
    this.size = size;
  }
  get count() {
    return (() => {
      throw { get message() { throw 1; }, get name() { throw 2; }, get stack() { throw 3; } };
    })();
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
