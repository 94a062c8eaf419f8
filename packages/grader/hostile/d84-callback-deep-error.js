/*
 * name: d84-callback-deep-error
 * verdict: wrong-answer
 * fixture: callback
 * must not: let an error of another realm out when the stack is full; a runtime-error verdict here is a fail
 */
export function accumulate(draw, weigh, xs) {
  let foreign = false;
  const dig = () => {
    try {
      weigh(0, 0);
    } catch (error) {
      foreign ||= !(error instanceof RangeError);
    }
    try {
      dig();
    } catch {
      return;
    }
  };
  dig();
  if (foreign) throw new Error("an error of another realm");
  return new Float64Array(xs.length);
}
