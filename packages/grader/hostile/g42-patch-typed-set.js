/*
 * name: g42-patch-typed-set
 * verdict: wrong-answer
 * also: runtime-error
 * must not: copy by a method that the candidate replaced
 */
const Typed = Object.getPrototypeOf(Float32Array.prototype);
for (const name of ["set", "slice", "subarray", "fill"]) {
  Typed[name] = function () {
    throw new Error("the grader's copy went through here");
  };
}
export const solve = (x) => new Float32Array(x.length);
