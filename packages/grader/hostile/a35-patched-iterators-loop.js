/*
 * name: a35-patched-iterators-loop
 * verdict: wrong-answer
 * also: time-limit
 * must not: use an iterator that the candidate can replace
 */
const endless = function* () {
  for (;;) yield 0;
};
Array.prototype[Symbol.iterator] = endless;
Map.prototype[Symbol.iterator] = endless;
String.prototype[Symbol.iterator] = endless;
export function solve(x) {
  return new Float32Array(x.length);
}
