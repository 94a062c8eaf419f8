/*
 * name: a72-async-never-done
 * verdict: time-limit
 * also: memory-limit, wrong-answer
 * fixture: async
 * must not: believe an iterator that is never done
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export function stream(source, n) {
  return { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 6, done: 0 }) }) };
}
