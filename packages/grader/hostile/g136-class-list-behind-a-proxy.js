/*
 * name: g136-class-list-behind-a-proxy
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: class
 * must not: read a list through the traps that answer a program and not through what it holds
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
    return new Proxy(this.kept.map(() => 0), { get: (target, key) => (key in this.kept ? this.kept[key] : target[key]) });
  }
  max() {
    if (this.n === 0) throw new RangeError("empty");
    return Math.max(...this.kept);
  }
}
