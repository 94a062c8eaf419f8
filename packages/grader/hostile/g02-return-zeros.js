/*
 * name: g02-return-zeros
 * verdict: wrong-answer
 * must not: be accepted
 */
export const solve = (x) => new Float32Array(x.length);
