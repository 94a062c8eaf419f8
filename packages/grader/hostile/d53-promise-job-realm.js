/*
 * name: d53-promise-job-realm
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: let a function of the trusted realm pass by a promise's species
 */
let seen;
class Spy extends Promise {
  constructor(run) {
    super((resolve, reject) => {
      seen = resolve.constructor;
      run(resolve, reject);
    });
  }
}
export function solve(x) {
  return Spy.resolve(x).then(() => seen("return process")());
}
