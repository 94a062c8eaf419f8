/*
 * name: d52-trap-redefined
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: let a trap be put away
 */
Object.defineProperty(globalThis, "process", { value: { exit() {} } });
export function solve(x) {
  process.exit(0);
  return new Float32Array(x.length);
}
