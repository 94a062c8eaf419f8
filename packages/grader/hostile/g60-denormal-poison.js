/*
 * name: g60-denormal-poison
 * verdict: wrong-answer
 * must not: be accepted because the smallest numbers vanish
 */
export const solve = (x) => x.fill(2 ** -149);
