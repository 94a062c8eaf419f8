/*
 * name: g40-replace-float32array
 * verdict: wrong-answer
 * also: runtime-error
 * must not: ask the candidate's global for the class of the result
 */
globalThis.Float32Array = class Float32Array extends Array {
  static [Symbol.hasInstance]() {
    return true;
  }
};
export const solve = (x) => new Float32Array(x.length);
