/*
 * name: c22-detach-the-input
 * verdict: runtime-error
 * also: wrong-answer
 * must not: read the detached input afterwards
 */
export function solve(x) {
  x.buffer.transfer();
  return x;
}
