/*
 * name: a71-async-endless-generator
 * verdict: time-limit
 * also: memory-limit, wrong-answer
 * fixture: async
 * must not: drain without end
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export async function* stream(source, n) {
  for (;;) yield 6;
}
