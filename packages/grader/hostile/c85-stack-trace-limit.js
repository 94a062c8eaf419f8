/*
 * name: c85-stack-trace-limit
 * verdict: runtime-error
 * must not: let the length of a stack trace be chosen
 */
export function solve(x) {
  Error.stackTraceLimit = Infinity;
  const deep = (n) => (n === 0 ? new Error("deep").stack : deep(n - 1));
  return deep(5000);
}
