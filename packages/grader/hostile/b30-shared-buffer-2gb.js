/*
 * name: b30-shared-buffer-2gb
 * verdict: forbidden-api
 * also: memory-limit, runtime-error, time-limit
 * must not: give memory that no limit of the engine counts
 */
export function solve(x) {
  const shared = new SharedArrayBuffer(2 ** 31);
  new Uint8Array(shared).fill(1);
  return x;
}
