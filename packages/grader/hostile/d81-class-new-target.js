/*
 * name: d81-class-new-target
 * verdict: wrong-answer
 * fixture: class
 * must not: construct with another new.target; a runtime-error verdict here is a fail
 */
export class Window {
  constructor(...given) {
    if (new.target !== Window || given.length !== 1) throw new Error("constructed in another way");
  }
  max() {
    return 0;
  }
  push() {
    return 0;
  }
  values() {
    return [];
  }
}
