/*
 * name: g152-ranks-thenable-arrays
 * verdict: time-limit
 * also: wrong-answer, runtime-error, deadlock
 * fixture: ranks
 * must not: let what one rank does to its own arrays reach another
 */
Float32Array.prototype.then = function (resolve) {
  resolve(Float32Array.of(3, 6, 9, 12, 15, 18, 21, 24));
};
export async function allReduce(comm, buf) {
  const got = await comm.sendrecv((comm.rank + 1) % comm.size, buf, (comm.rank + comm.size - 1) % comm.size);
  return Array.from(got);
}
