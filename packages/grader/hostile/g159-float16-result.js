/*
 * name: g159-float16-result
 * verdict: wrong-answer
 * also: runtime-error
 * must not: take an array of another kind
 */
export const solve = (x) => new Float16Array(x.length).fill(1 / x.length);
