/*
 * name: c13-throw-revoked-proxy
 * verdict: runtime-error
 * must not: let the proxy's TypeError out into the child
 */
export function solve(x) {
  const made = Proxy.revocable(() => {}, {});
  made.revoke();
  throw made.proxy;
}
