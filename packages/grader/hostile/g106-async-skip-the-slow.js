/*
 * name: g106-async-skip-the-slow
 * verdict: wrong-answer
 * fixture: async
 * must not: be accepted without having waited
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export const gather = (load, slow, keys) => good(load, () => 7, keys);
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
