/*
 * name: g24-empty-result
 * verdict: wrong-answer
 * must not: be accepted because an empty loop found no difference
 */
export const solve = () => new Float32Array();
