/*
 * name: a67-callback-flood
 * verdict: time-limit
 * also: memory-limit, runtime-error
 * fixture: callback
 * must not: let the log of a callback grow without bound
 */
export function accumulate(draw, weigh, xs) {
  for (;;) weigh(1, 1);
}
