/*
 * name: d80-class-constructor-of-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: class
 * must not: make code from a string
 */
export class Window {
  push(x) {
    return this.constructor.constructor("return process")().pid + x;
  }
}
