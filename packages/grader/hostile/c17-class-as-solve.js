/*
 * name: c17-class-as-solve
 * verdict: runtime-error
 * must not: construct what is to be called
 */
export class solve {
  constructor(x) {
    this.x = x;
  }
}
