/*
 * name: d83-callback-error-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: callback
 * must not: let an error of another realm out of a callback
 */
export function accumulate(draw, weigh, xs) {
  try {
    for (;;) draw();
  } catch (error) {
    return error.constructor.constructor("return process")().pid;
  }
}
