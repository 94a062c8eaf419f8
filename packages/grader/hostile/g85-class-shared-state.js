/*
 * name: g85-class-shared-state
 * verdict: wrong-answer
 * fixture: class
 * must not: be accepted with one instance at a time
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
const only = new Honest(3);
export class Window {
  constructor(size) {
    only.size = size;
  }
  get count() {
    return only.count;
  }
  push(x) {
    return only.push(x);
  }
  values() {
    return only.values();
  }
  max() {
    return only.max();
  }
}
