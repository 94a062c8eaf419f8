/*
 * name: c67-class-constructor-returns-null-prototype
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: class
 * must not: call what is not there
 */
export class Window {
  constructor() {
    return Object.create(null);
  }
}
