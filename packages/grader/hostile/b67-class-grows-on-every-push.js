/*
 * name: b67-class-grows-on-every-push
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * fixture: class
 * must not: measure each call alone
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
const all = [];
export class Window extends Honest {
  push(x) {
    all.push(Array.from({ length: 40000 }, (_, i) => x + i + 0.5));
    return super.push(x);
  }
}
