/*
 * name: d33-sloppy-this
 * verdict: wrong-answer
 * must not: run the candidate in sloppy mode; a runtime-error verdict here is a fail
 */
export function solve(x) {
  const self = (function () {
    return this;
  })();
  if (self !== undefined) throw new Error("sloppy");
  return new Float32Array(x.length);
}
