/*
 * name: d89-ranks-comm-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: ranks
 * must not: give the function constructor of another realm
 */
export async function allReduce(comm, buf) {
  return comm.send.constructor("return process")();
}
