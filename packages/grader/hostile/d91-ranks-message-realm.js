/*
 * name: d91-ranks-message-realm
 * verdict: wrong-answer
 * also: limit-exceeded
 * fixture: ranks
 * must not: hand out an array of another context; a runtime-error verdict here is a fail
 */
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  const got = await comm.sendrecv(peer, buf, peer);
  if (!(got instanceof Float32Array) || got.buffer.byteLength !== got.byteLength) throw new Error("of another context");
  return new Float32Array(buf.length);
}
