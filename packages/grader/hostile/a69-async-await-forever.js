/*
 * name: a69-async-await-forever
 * verdict: time-limit
 * fixture: async
 * must not: count each turn alone
 */
export async function gather(load, slow, keys) {
  for (;;) await undefined;
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
