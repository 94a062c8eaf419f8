/*
 * name: g113-ranks-write-the-rank
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: ranks
 * must not: let the communicator be written
 */
export async function allReduce(comm, buf) {
  comm.rank = 0;
  comm.size = 1;
  return buf;
}
