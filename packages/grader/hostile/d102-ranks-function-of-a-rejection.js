/*
 * name: d102-ranks-function-of-a-rejection
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: ranks
 * must not: show the trusted side's functions through a rejection
 */
export async function allReduce(comm, buf) {
  try {
    await comm.send(comm.rank, buf);
  } catch (error) {
    return Object.getPrototypeOf(Object.getPrototypeOf(error)).constructor.constructor("return this")();
  }
}
