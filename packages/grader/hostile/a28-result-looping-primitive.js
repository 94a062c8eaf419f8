/*
 * name: a28-result-looping-primitive
 * verdict: wrong-answer
 * also: time-limit
 * must not: convert the result to a primitive outside the limit
 */
export function solve(x) {
  const loop = () => {
    for (;;);
  };
  return { [Symbol.toPrimitive]: loop, valueOf: loop, toString: loop, toJSON: loop };
}
