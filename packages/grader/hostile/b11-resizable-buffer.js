/*
 * name: b11-resizable-buffer
 * verdict: runtime-error
 * also: memory-limit, forbidden-api, time-limit
 * must not: commit gigabytes that the engine's limit does not count
 */
export function solve(x) {
  const kept = [];
  for (;;) {
    const bytes = new ArrayBuffer(8, { maxByteLength: 2 ** 30 });
    bytes.resize(2 ** 30);
    new Uint8Array(bytes).fill(7);
    kept.push(bytes);
  }
}
