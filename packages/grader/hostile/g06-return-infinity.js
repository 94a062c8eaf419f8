/*
 * name: g06-return-infinity
 * verdict: wrong-answer
 * must not: be accepted because the allowed error grew with the value
 */
export const solve = (x) => x.fill(Infinity);
