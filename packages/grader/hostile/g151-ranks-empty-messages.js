/*
 * name: g151-ranks-empty-messages
 * verdict: wrong-answer
 * also: limit-exceeded, runtime-error
 * fixture: ranks
 * must not: carry data in a message that has no bytes
 */
export async function allReduce(comm, buf) {
  const other = (comm.rank + 1) % comm.size;
  const from = (comm.rank + comm.size - 1) % comm.size;
  const empty = new Float32Array(0);
  empty.values = buf;
  empty.buffer.values = buf;
  const got = await comm.sendrecv(other, empty, from);
  return got.values ?? got.buffer.values ?? buf;
}
