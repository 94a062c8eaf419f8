/*
 * name: b69-ranks-unawaited-sends
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * fixture: ranks
 * must not: let sends that nobody awaits pile up
 */
export async function allReduce(comm, buf) {
  for (;;) comm.send((comm.rank + 1) % comm.size, buf);
}
