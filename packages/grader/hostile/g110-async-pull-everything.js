/*
 * name: g110-async-pull-everything
 * verdict: wrong-answer
 * fixture: async
 * must not: be accepted: the source is pulled to its end at once
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export async function* stream(source, n) {
  const items = [];
  for await (const item of source) items.push(2 * item);
  yield* items.slice(0, n);
}
