/*
 * name: f02-one-huge-line
 * verdict: output-limit
 * also: runtime-error
 * must not: count lines instead of bytes
 */
export function solve(x) {
  console.log("-".repeat(1 << 17));
  return x;
}
