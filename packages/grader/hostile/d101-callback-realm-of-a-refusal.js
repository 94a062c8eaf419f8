/*
 * name: d101-callback-realm-of-a-refusal
 * verdict: forbidden-api
 * fixture: callback
 * must not: show the trusted side's functions through an error that it throws
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  try {
    for (;;) draw();
  } catch (error) {
    return error.constructor.constructor("return globalThis")();
  }
}
