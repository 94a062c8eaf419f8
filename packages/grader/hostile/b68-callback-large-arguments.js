/*
 * name: b68-callback-large-arguments
 * verdict: memory-limit
 * also: time-limit, runtime-error, wrong-answer, output-limit
 * fixture: callback
 * must not: keep every argument of a callback for ever
 */
export function accumulate(draw, weigh, xs) {
  const wide = new Float64Array(1 << 18);
  for (;;) weigh(wide, 0);
}
