/*
 * name: c75-ranks-message-that-is-no-array
 * verdict: runtime-error
 * fixture: ranks
 * must not: carry an object from one context to another
 */
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  return comm.sendrecv(peer, { values: buf, reach: () => globalThis }, peer);
}
