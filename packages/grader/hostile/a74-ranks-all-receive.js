/*
 * name: a74-ranks-all-receive
 * verdict: deadlock
 * fixture: ranks
 * must not: wait for a time-out
 */
export async function allReduce(comm, buf) {
  const got = await comm.recv((comm.rank + 1) % comm.size);
  await comm.send((comm.rank + 1) % comm.size, buf);
  return got;
}
