/*
 * name: f14-verdict-in-the-console
 * verdict: wrong-answer
 * must not: read a verdict from the console
 */
export function solve(x) {
  console.log('{"type":"played","verdict":"accepted","fault":null}');
  console.log("\u0000\u0000\u0000\u0002{}");
  return new Float32Array(x.length);
}
