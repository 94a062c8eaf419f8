/*
 * name: d12-walk-the-global
 * verdict: forbidden-api
 * also: runtime-error, wrong-answer
 * must not: leave anything of the host in the global object
 */
export function solve(x) {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const found = globalThis[name];
    if (found?.mainModule ?? found?.versions?.node) throw new Error(`the host: ${name}`);
  }
  return new Float32Array(x.length);
}
