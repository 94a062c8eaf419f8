/*
 * name: a78-ranks-waits-outside-the-network
 * verdict: runtime-error
 * also: deadlock
 * fixture: ranks
 * must not: wait for a time-out
 */
export async function allReduce(comm, buf) {
  await new Promise(() => {});
  return buf;
}
