/*
 * name: c25-array-prototype-throws
 * verdict: wrong-answer
 * must not: call a method that the candidate replaced
 */
for (const name of ["push", "map", "slice", "join", "forEach", "concat", "keys", "entries"]) {
  Array.prototype[name] = () => {
    throw new Error(`the grader called Array.prototype.${name}`);
  };
}
export function solve(x) {
  return new Float32Array(x.length);
}
