/*
 * name: g44-patch-call-apply
 * verdict: wrong-answer
 * also: runtime-error, forbidden-api
 * must not: call through what the candidate replaced
 */
for (const name of ["call", "apply", "bind"]) Function.prototype[name] = () => () => true;
for (const name of ["apply", "get", "ownKeys", "construct"]) Reflect[name] = () => true;
export const solve = (x) => new Float32Array(x.length);
