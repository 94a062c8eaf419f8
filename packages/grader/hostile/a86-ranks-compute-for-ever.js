/*
 * name: a86-ranks-compute-for-ever
 * verdict: time-limit
 * also: limit-exceeded, runtime-error
 * fixture: ranks
 * must not: let virtual time pass without end
 */
export async function allReduce(comm, buf) {
  for (;;) await comm.compute(1e-9);
}
