/*
 * name: d24-wasm-module
 * verdict: forbidden-api
 * also: runtime-error
 * must not: run code that the grader did not compile
 */
export function solve(x) {
  const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  return new WebAssembly.Instance(module).exports.solve(x);
}
