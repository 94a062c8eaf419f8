/*
 * name: g49-pollute-object-prototype
 * verdict: wrong-answer
 * must not: read a property that the candidate put on every object
 */
Object.assign(Object.prototype, { kind: "value", ok: true, pass: true, verdict: "accepted", fault: undefined, rtol: Infinity, atol: 1e9 });
export const solve = (x) => new Float32Array(x.length);
