/*
 * name: g122-ranks-patched-typed-arrays
 * verdict: wrong-answer
 * also: limit-exceeded, runtime-error
 * fixture: ranks
 * must not: copy messages through what the candidate replaced
 */
const Typed = Object.getPrototypeOf(Float32Array.prototype);
Object.defineProperty(Typed, "byteLength", { get: () => 0 });
Object.defineProperty(Typed, "length", { get: () => 0 });
Typed.set = () => {};
Typed.slice = () => new Float32Array(8);
export async function allReduce(comm, buf) {
  const peer = comm.rank ^ 1;
  for (let i = 0; i < 20; i++) await comm.sendrecv(peer, buf, peer);
  return buf;
}
