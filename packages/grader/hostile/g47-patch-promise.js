/*
 * name: g47-patch-promise
 * verdict: wrong-answer
 * also: runtime-error
 * must not: wait through the candidate's then
 */
Promise.prototype.then = function (done) {
  done("accepted");
  return this;
};
Promise.resolve = () => "accepted";
export const solve = async (x) => new Float32Array(x.length);
