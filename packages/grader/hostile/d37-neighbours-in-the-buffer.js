/*
 * name: d37-neighbours-in-the-buffer
 * verdict: wrong-answer
 * must not: pass a view of a larger buffer; a runtime-error verdict here is a fail
 */
export function solve(x) {
  if (x.byteOffset !== 0 || x.buffer.byteLength !== x.byteLength) throw new Error("neighbours");
  return new Float32Array(x.length);
}
