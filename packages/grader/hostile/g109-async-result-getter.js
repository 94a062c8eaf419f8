/*
 * name: g109-async-result-getter
 * verdict: wrong-answer
 * fixture: async
 * must not: run the candidate's getters to copy a result
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export async function gather(load, slow, keys) {
  const { values, failed, late } = await good(load, slow, keys);
  return {
    values,
    failed,
    get late() {
      return late;
    },
  };
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
