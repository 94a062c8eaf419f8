/*
 * name: g48-index-setter-trap
 * verdict: wrong-answer
 * must not: let an inherited setter see the grader's arrays; a runtime-error verdict here is a fail
 */
const caught = [];
for (const index of [0, 1, 2]) {
  Object.defineProperty(Array.prototype, index, { configurable: true, get: () => undefined, set: (value) => void Reflect.defineProperty(caught, caught.length, { value }) });
}
export function solve(x) {
  if (caught.length > 0) throw new Error("a setter of the candidate saw an array of the grader");
  return new Float32Array(x.length);
}
