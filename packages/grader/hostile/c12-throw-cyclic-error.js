/*
 * name: c12-throw-cyclic-error
 * verdict: runtime-error
 * must not: follow a cycle of causes
 */
export function solve(x) {
  const error = new Error("a");
  error.cause = new AggregateError([error], "b", { cause: error });
  throw error;
}
