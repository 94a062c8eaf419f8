/*
 * name: b81-ranks-flood-past-the-refusals
 * verdict: time-limit
 * also: memory-limit, deadlock, runtime-error
 * fixture: ranks
 * must not: let refused operations pile up
 */
export async function allReduce(comm, buf) {
  for (;;) comm.send((comm.rank + 1) % comm.size, buf).catch(() => {});
}
