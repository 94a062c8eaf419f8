/*
 * name: a87-ranks-spin-on-the-clock
 * verdict: time-limit
 * fixture: ranks
 * must not: let a rank wait for a clock that stands still
 */
export async function allReduce(comm, buf) {
  const start = comm.now();
  while (comm.now() <= start);
  return buf;
}
