/*
 * name: g104-async-thenable
 * verdict: wrong-answer
 * also: runtime-error, time-limit
 * fixture: async
 * must not: call the then of a thenable
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export const gather = (load, slow, keys) => ({ then: (done) => void good(load, slow, keys).then(done) });
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
