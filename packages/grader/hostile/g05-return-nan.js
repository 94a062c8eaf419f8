/*
 * name: g05-return-nan
 * verdict: wrong-answer
 * must not: be accepted because no comparison with NaN is true
 */
export const solve = (x) => x.fill(NaN);
