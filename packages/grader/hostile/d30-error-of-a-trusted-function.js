/*
 * name: d30-error-of-a-trusted-function
 * verdict: wrong-answer
 * must not: let an error of another realm out; a runtime-error verdict here is a fail
 */
export function solve(x) {
  const dig = () => {
    try {
      return dig();
    } catch (error) {
      console.log("deep");
      return error;
    }
  };
  const error = dig();
  if (!(error instanceof RangeError) || error.constructor !== RangeError) throw new Error("an error of another realm");
  return new Float32Array(x.length);
}
