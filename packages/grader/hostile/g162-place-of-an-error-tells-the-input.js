/*
 * name: g162-place-of-an-error-tells-the-input
 * verdict: runtime-error
 * must not: tell more of a hidden input than the line of an error
 */
export function solve(x) {
  if (x.length > 1000) throw new RangeError("large");
  if (x[0] > 0) throw new TypeError(`first ${x[0]}`);
  const error = new SyntaxError("not so");
  error.name = `value ${x[0]}`;
  throw error;
}
