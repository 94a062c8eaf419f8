/*
 * name: c70-async-reject-with-revoked
 * verdict: runtime-error
 * fixture: async
 * must not: let the proxy's TypeError out into the child
 */
export async function gather(load, slow, keys) {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  throw proxy;
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
