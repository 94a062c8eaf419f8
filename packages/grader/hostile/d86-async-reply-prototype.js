/*
 * name: d86-async-reply-prototype
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: async
 * must not: build a reply in another realm
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export async function* stream(source, n) {
  const step = await source[Symbol.asyncIterator]().next();
  yield step.constructor.constructor("return process")().pid;
}
