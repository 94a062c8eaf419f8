/*
 * name: b22-array-one-gigabyte
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: be called the grader's fault
 */
export function solve(x) {
  const wide = new Array(1 << 27).fill(0.25);
  return Float32Array.from(wide.slice(0, x.length));
}
