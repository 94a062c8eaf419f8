/*
 * name: c84-async-revoked-iterator
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: async
 * must not: break down over an iterator that cannot be asked
 */
export async function gather(load, slow, keys) {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return keys.length === 0 ? proxy : { values: [proxy], failed: [], late: proxy };
}
export async function* stream() {}
