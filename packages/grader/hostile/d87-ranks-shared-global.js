/*
 * name: d87-ranks-shared-global
 * verdict: wrong-answer
 * also: runtime-error, deadlock
 * fixture: ranks
 * must not: share a global object between ranks
 */
export async function allReduce(comm, buf) {
  globalThis.all ??= [];
  globalThis.all.push(buf);
  await comm.compute(1);
  const sum = new Float32Array(buf.length);
  for (const other of globalThis.all) for (let i = 0; i < sum.length; i++) sum[i] += other[i];
  return sum;
}
