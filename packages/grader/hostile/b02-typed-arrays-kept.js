/*
 * name: b02-typed-arrays-kept
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: miss memory outside the engine's heap
 */
export function solve(x) {
  const kept = [];
  for (;;) kept.push(new Float64Array(1 << 17).fill(1));
}
