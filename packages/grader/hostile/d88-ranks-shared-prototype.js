/*
 * name: d88-ranks-shared-prototype
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: ranks
 * must not: share a prototype between ranks
 */
const Shared = Object.getPrototypeOf(Float32Array.prototype);
export async function allReduce(comm, buf) {
  (Shared.all ??= []).push(buf);
  (Object.prototype.everyone ??= []).push(buf);
  await comm.compute(1);
  const sum = new Float32Array(buf.length);
  for (const other of Shared.all) for (let i = 0; i < sum.length; i++) sum[i] += other[i];
  return sum;
}
