/*
 * name: g112-async-forge-the-source-log
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: async
 * must not: let the source be changed
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export async function* stream(source, n) {
  source[Symbol.asyncIterator] = async function* () {
    yield* [3, 1];
  };
  for await (const item of source) yield 2 * item;
}
