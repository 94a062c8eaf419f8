/*
 * name: b79-callback-log-without-end
 * verdict: memory-limit
 * also: time-limit, output-limit
 * fixture: callback
 * must not: keep a log that grows without end
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  for (;;) weigh(xs, xs);
}
