/*
 * name: g46-patch-json
 * verdict: wrong-answer
 * must not: write the record with the candidate's JSON
 */
JSON.stringify = () => '{"ranks":[],"meters":{},"console":[]}';
JSON.parse = () => ({ verdict: "accepted" });
export const solve = (x) => new Float32Array(x.length);
