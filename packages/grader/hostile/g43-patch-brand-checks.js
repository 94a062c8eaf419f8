/*
 * name: g43-patch-brand-checks
 * verdict: wrong-answer
 * also: runtime-error
 * must not: check a class by a function that the candidate replaced
 */
ArrayBuffer.isView = () => true;
Array.isArray = () => true;
Object.prototype.toString = () => "[object Float32Array]";
export const solve = () => ({});
