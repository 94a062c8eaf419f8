/*
 * name: g50-tojson-on-prototypes
 * verdict: wrong-answer
 * must not: write the record through a toJSON of the candidate
 */
for (const Type of [Object, Array, Float32Array, String, Number]) Type.prototype.toJSON = () => "accepted";
export const solve = (x) => new Float32Array(x.length);
