/*
 * name: a65-class-loop-in-constructor
 * verdict: time-limit
 * fixture: class
 * must not: construct outside the limit
 */
export class Window {
  constructor() {
    for (;;);
  }
}
