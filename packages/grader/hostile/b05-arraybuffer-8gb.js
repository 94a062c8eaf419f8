/*
 * name: b05-arraybuffer-8gb
 * verdict: memory-limit
 * also: runtime-error
 * must not: reserve what the machine does not have
 */
export function solve(x) {
  const bytes = new ArrayBuffer(8 * 2 ** 30);
  return new Float32Array(bytes, 0, x.length);
}
