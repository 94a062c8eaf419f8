/*
 * name: c74-ranks-message-to-nobody
 * verdict: runtime-error
 * fixture: ranks
 * must not: reach beyond the ranks there are
 */
export async function allReduce(comm, buf) {
  await comm.send(comm.size, buf);
  return buf;
}
