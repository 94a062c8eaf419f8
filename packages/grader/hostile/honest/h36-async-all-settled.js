/*
 * name: h36-async-all-settled
 * verdict: accepted
 * fixture: async
 * must not: be rejected: lookups at once, in order, and a helper generator
 */
export function gather(load, slow, keys) {
  const asked = keys.map((key) => load(key));
  return Promise.allSettled(asked).then(async (all) => ({
    values: all.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])),
    failed: keys.filter((_, i) => all[i].status === "rejected"),
    late: await slow(),
  }));
}
const take = async function* (source, n) {
  let left = n;
  for await (const item of source) {
    yield item;
    if (--left === 0) break;
  }
};
export async function* stream(source, n) {
  for await (const item of take(source, n)) yield item + item;
}
