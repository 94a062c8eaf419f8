/*
 * name: g89-class-always-throws
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: class
 * must not: take an error in a trace for an answer
 */
export class Window {
  max() {
    throw new RangeError("empty");
  }
  push() {
    throw new RangeError("empty");
  }
}
