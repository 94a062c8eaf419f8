/*
 * name: g153-ranks-sum-of-what-was-never-sent
 * verdict: wrong-answer
 * also: limit-exceeded, deadlock, runtime-error
 * fixture: ranks
 * must not: hand over more of an array than was sent
 */
export async function allReduce(comm, buf) {
  const half = buf.subarray(0, buf.length / 2);
  const got = await comm.sendrecv((comm.rank + 1) % comm.size, half, (comm.rank + comm.size - 1) % comm.size);
  const rest = new Float32Array(got.buffer);
  return rest.length > half.length ? rest.map((value, i) => value + buf[i]) : buf;
}
