/*
 * name: d90-ranks-message-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: ranks
 * must not: hand out an array of another context
 */
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  const got = await comm.sendrecv(peer, buf, peer);
  return got.constructor.constructor("return globalThis")();
}
