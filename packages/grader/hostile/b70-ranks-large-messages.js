/*
 * name: b70-ranks-large-messages
 * verdict: memory-limit
 * also: time-limit, runtime-error, limit-exceeded, deadlock
 * fixture: ranks
 * must not: copy messages without bound
 */
export async function allReduce(comm, buf) {
  const wide = new Float64Array(1 << 21);
  for (;;) comm.send((comm.rank + 1) % comm.size, wide).catch(() => {});
}
