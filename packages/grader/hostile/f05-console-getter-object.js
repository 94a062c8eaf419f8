/*
 * name: f05-console-getter-object
 * verdict: wrong-answer
 * also: time-limit, runtime-error
 * must not: run the candidate's getters to print an object
 */
export function solve(x) {
  const loop = () => {
    for (;;);
  };
  console.log(Object.defineProperty({ toString: loop, valueOf: loop, [Symbol.toPrimitive]: loop, toJSON: loop }, "a", { get: loop, enumerable: true }));
  return new Float32Array(x.length);
}
