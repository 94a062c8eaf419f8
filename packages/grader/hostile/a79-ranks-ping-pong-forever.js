/*
 * name: a79-ranks-ping-pong-forever
 * verdict: time-limit
 * also: memory-limit, limit-exceeded, runtime-error, output-limit
 * fixture: ranks
 * must not: let messages go round for ever
 */
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  for (;;) await comm.sendrecv(peer, buf, peer);
}
