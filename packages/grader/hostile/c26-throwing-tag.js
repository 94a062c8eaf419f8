/*
 * name: c26-throwing-tag
 * verdict: wrong-answer
 * must not: ask an object for its tag
 */
export function solve(x) {
  return {
    get [Symbol.toStringTag]() {
      throw new Error("tag");
    },
    get constructor() {
      throw new Error("constructor");
    },
  };
}
