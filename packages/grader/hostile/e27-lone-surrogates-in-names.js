/*
 * name: e27-lone-surrogates-in-names
 * verdict: compile-error
 * also: wrong-answer
 * must not: break down over a name that is no text
 */
const \ud800 = 1;
export const solve = (x) => x;
