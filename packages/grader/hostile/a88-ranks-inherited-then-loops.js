/*
 * name: a88-ranks-inherited-then-loops
 * verdict: time-limit
 * also: runtime-error
 * fixture: ranks
 * must not: enter a getter of a message where no clock runs
 */
export async function allReduce(comm, buf) {
  const got = comm.sendrecv((comm.rank + 1) % comm.size, buf, (comm.rank + comm.size - 1) % comm.size);
  Object.defineProperty(Object.prototype, "then", { get() { for (;;); } });
  return await got;
}
