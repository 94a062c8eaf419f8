/*
 * name: c33-throwing-error-fields
 * verdict: runtime-error
 * must not: let a getter's error out into the child
 */
export function solve(x) {
  const error = new Error("x");
  for (const key of ["name", "message", "stack", "cause", "constructor"]) {
    Object.defineProperty(error, key, {
      get() {
        throw error;
      },
    });
  }
  throw error;
}
