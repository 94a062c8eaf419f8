/*
 * name: g150-async-items-from-nowhere
 * verdict: wrong-answer
 * fixture: async
 * must not: believe that a source was read because its items are right
 */
export async function gather(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) {
    try {
      values.push(await load(key));
    } catch {
      failed.push(key);
    }
  }
  return { values, failed, late: await slow() };
}
export async function* stream(source, n) {
  for (const item of [6, 2, 8, 2, 10].slice(0, n)) yield item;
}
