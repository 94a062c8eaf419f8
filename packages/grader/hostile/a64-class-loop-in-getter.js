/*
 * name: a64-class-loop-in-getter
 * verdict: time-limit
 * fixture: class
 * must not: read a getter outside the limit
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
  constructor(size) {
    super(size);
    Object.defineProperty(this, "count", {
      get() {
        for (;;);
      },
      set() {},
    });
  }
}
