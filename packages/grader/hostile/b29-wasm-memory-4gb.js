/*
 * name: b29-wasm-memory-4gb
 * verdict: forbidden-api
 * also: memory-limit, runtime-error, time-limit
 * must not: give memory that no limit of the engine counts
 */
export function solve(x) {
  const memory = new WebAssembly.Memory({ initial: 32768, maximum: 65536 });
  memory.grow(32768);
  new Float64Array(memory.buffer).fill(1);
  return x;
}
