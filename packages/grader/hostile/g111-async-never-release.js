/*
 * name: g111-async-never-release
 * verdict: wrong-answer
 * fixture: async
 * must not: be accepted: the source is not released
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export async function* stream(source, n) {
  const pull = source[Symbol.asyncIterator]();
  for (let given = 0; given < n; given++) {
    const { value, done } = await pull.next();
    if (done) return;
    yield 2 * value;
  }
}
