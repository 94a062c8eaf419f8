/*
 * name: g121-ranks-bytes-in-a-subclass
 * verdict: wrong-answer
 * also: limit-exceeded, runtime-error, deadlock
 * fixture: ranks
 * must not: count the bytes that the candidate claims
 */
class Small extends Float32Array {
  get byteLength() {
    return 0;
  }
  get length() {
    return 1;
  }
}
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  const got = await comm.sendrecv(peer, new Small(4096), peer);
  return got.slice(0, 8);
}
