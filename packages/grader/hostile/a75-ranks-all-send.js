/*
 * name: a75-ranks-all-send
 * verdict: deadlock
 * fixture: ranks
 * must not: wait for a time-out: a send completes with its receiver only
 */
export async function allReduce(comm, buf) {
  await comm.send((comm.rank + 1) % comm.size, buf);
  return comm.recv((comm.rank + comm.size - 1) % comm.size);
}
