/*
 * name: b33-log-one-huge-line
 * verdict: output-limit
 * also: memory-limit, runtime-error
 * must not: copy the line before it is counted
 */
export function solve(x) {
  console.log("=".repeat(1 << 28));
  return x;
}
