/*
 * name: c20-throw-in-a-job
 * verdict: wrong-answer
 * also: runtime-error
 * must not: end the child with an error in a promise job
 */
export function solve(x) {
  Promise.resolve().then(() => {
    throw new Error("later");
  });
  return new Float32Array(x.length);
}
