/*
 * name: b82-ranks-timeline-without-end
 * verdict: time-limit
 * also: memory-limit, limit-exceeded, output-limit
 * fixture: ranks
 * must not: keep a list of messages that grows without end
 */
export async function allReduce(comm, buf) {
  const one = buf.subarray(0, 1);
  for (;;) await comm.sendrecv((comm.rank + 1) % comm.size, one, (comm.rank + comm.size - 1) % comm.size);
}
