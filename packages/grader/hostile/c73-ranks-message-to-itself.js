/*
 * name: c73-ranks-message-to-itself
 * verdict: runtime-error
 * also: deadlock
 * fixture: ranks
 * must not: wait for a rank that waits for itself
 */
export async function allReduce(comm, buf) {
  return comm.sendrecv(comm.rank, buf, comm.rank);
}
