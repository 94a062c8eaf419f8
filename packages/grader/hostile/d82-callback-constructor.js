/*
 * name: d82-callback-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: callback
 * must not: give the function constructor of another realm
 */
export function accumulate(draw, weigh, xs) {
  return draw.constructor("return process")().pid;
}
