/*
 * name: g117-ranks-everyone-to-everyone
 * verdict: limit-exceeded
 * fixture: ranks
 * must not: be accepted: more bytes than the bound
 */
export async function allReduce(comm, buf) {
  const { rank, size } = comm;
  const out = buf.slice();
  for (let step = 1; step < size; step++) {
    const got = await comm.sendrecv((rank + step) % size, buf, (rank + size - step) % size);
    for (let i = 0; i < out.length; i++) out[i] += got[i];
  }
  return out;
}
