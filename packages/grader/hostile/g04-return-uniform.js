/*
 * name: g04-return-uniform
 * verdict: wrong-answer
 * must not: be accepted because the rows sum to one
 */
export const solve = (x) => x.map(() => 1 / x.length);
