/*
 * name: f17-markup-in-the-console
 * verdict: wrong-answer
 * must not: let printed markup reach a page
 */
export function solve(x) {
  console.log("<img src=x onerror=alert(1)>", "\u202egnp", "%c%s%o", { toString: () => "</pre>" });
  return new Float32Array(x.length);
}
