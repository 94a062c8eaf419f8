/*
 * name: a76-ranks-one-leaves-early
 * verdict: deadlock
 * fixture: ranks
 * must not: wait for a rank that has ended
 */
async function good(comm, buf) {
  const { rank, size } = comm;
  const out = buf.slice();
  const width = out.length / size;
  const chunk = (i) => out.subarray((i % size) * width, ((i % size) + 1) * width);
  const [right, left] = [(rank + 1) % size, (rank + size - 1) % size];
  for (let s = 0; s < size - 1; s++) {
    const got = await comm.sendrecv(right, chunk(rank + size - s), left);
    const into = chunk(rank + size - s - 1);
    for (let i = 0; i < width; i++) into[i] += got[i];
  }
  for (let s = 0; s < size - 1; s++) chunk(rank + size - s).set(await comm.sendrecv(right, chunk(rank + 1 + size - s), left));
  return out;
}
export async function allReduce(comm, buf) {
  return comm.rank === 1 ? buf : good(comm, buf);
}
