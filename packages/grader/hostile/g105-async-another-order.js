/*
 * name: g105-async-another-order
 * verdict: wrong-answer
 * fixture: async
 * must not: be accepted: the calls came in another order
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export async function gather(load, slow, keys) {
  const { values, failed, late } = await good(load, slow, [...keys].reverse());
  return { values: values.reverse(), failed: failed.reverse(), late };
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
