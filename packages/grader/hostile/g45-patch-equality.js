/*
 * name: g45-patch-equality
 * verdict: wrong-answer
 * must not: compare with the candidate's functions
 */
Object.is = () => true;
Number.isNaN = () => false;
Number.isFinite = () => true;
Object.hasOwn = () => true;
export const solve = (x) => x.fill(NaN);
