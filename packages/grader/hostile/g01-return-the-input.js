/*
 * name: g01-return-the-input
 * verdict: wrong-answer
 * must not: be accepted
 */
export const solve = (x) => x;
