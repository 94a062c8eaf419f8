/*
 * name: f15-broken-text
 * verdict: wrong-answer
 * must not: break the frame with text that is no text
 */
export function solve(x) {
  console.log("\ud83d", "\udc00", "\u0000", "\u2028", "\uffff");
  return new Float32Array(x.length);
}
