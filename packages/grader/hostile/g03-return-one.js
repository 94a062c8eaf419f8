/*
 * name: g03-return-one
 * verdict: wrong-answer
 * must not: be accepted because the shortest case has this answer
 */
export const solve = (x) => new Float32Array(x.length).fill(1);
