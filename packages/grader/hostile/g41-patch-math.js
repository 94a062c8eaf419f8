/*
 * name: g41-patch-math
 * verdict: wrong-answer
 * must not: compute with the candidate's Math
 */
for (const name of ["abs", "max", "min", "sign", "round", "fround"]) Math[name] = () => 0;
export const solve = (x) => new Float32Array(x.length);
