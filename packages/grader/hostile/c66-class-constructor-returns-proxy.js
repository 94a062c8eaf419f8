/*
 * name: c66-class-constructor-returns-proxy
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: class
 * must not: let a trap's error out into the child
 */
const boom = () => {
  throw new TypeError("trap");
};
export class Window {
  constructor() {
    return new Proxy(this, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom });
  }
}
