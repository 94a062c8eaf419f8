/*
 * name: h19-errors-caught
 * verdict: accepted
 * must not: be rejected: errors of one's own are no verdict
 */
function softmax(x) {
  let top = -Infinity;
  for (const v of x) if (v > top) top = v;
  const out = new Float32Array(x.length);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += out[i] = Math.exp(x[i] - top);
  for (let i = 0; i < x.length; i++) out[i] /= total;
  return out;
}
class Empty extends RangeError {
  constructor(message) {
    super(message);
    this.name = "Empty";
  }
}
export function solve(x) {
  try {
    if (x.length > 0) throw new Empty("not at all");
    return x;
  } catch (error) {
    if (!(error instanceof Empty) || !(error instanceof Error) || error.stack === undefined) return x;
    return softmax(x);
  } finally {
    String(x.length);
  }
}
