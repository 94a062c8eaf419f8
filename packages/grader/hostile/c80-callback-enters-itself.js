/*
 * name: c80-callback-enters-itself
 * verdict: runtime-error
 * also: memory-limit, time-limit
 * fixture: callback
 * must not: break down when the stack ends inside a trusted callback
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  const endless = { valueOf: () => weigh(endless, 0) };
  return Float64Array.of(weigh(endless, 0));
}
