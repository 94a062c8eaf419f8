/*
 * name: d45-require-with-an-object
 * verdict: forbidden-api
 * also: runtime-error, time-limit
 * must not: convert the name twice
 */
let asked = 0;
const name = { toString: () => (asked++ === 0 ? "@tensorflow/tfjs" : "node:fs") };
export function solve(x) {
  return require(name);
}
