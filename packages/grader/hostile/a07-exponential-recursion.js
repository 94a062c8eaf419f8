/*
 * name: a07-exponential-recursion
 * verdict: time-limit
 * must not: rely on a limit of depth
 */
const count = (n) => (n < 2 ? 1 : count(n - 1) + count(n - 2));
export function solve(x) {
  return Float32Array.of(count(70));
}
