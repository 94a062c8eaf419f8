/*
 * name: c14-throw-huge-message
 * verdict: runtime-error
 * also: memory-limit, output-limit
 * must not: copy the message without bound
 */
export function solve(x) {
  throw new Error("m".repeat(1 << 28));
}
