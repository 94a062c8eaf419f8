/*
 * name: c87-cause-in-a-circle
 * verdict: runtime-error
 * must not: follow the causes of an error
 */
export function solve() {
  const error = new AggregateError([], "all", { cause: new Error("one") });
  error.cause.cause = error;
  error.errors.push(error);
  throw error;
}
