/*
 * name: c34-reject-with-proxy
 * verdict: runtime-error
 * also: time-limit
 * must not: let a trap's error out into the child
 */
export async function solve(x) {
  const boom = () => {
    throw new Error("trap");
  };
  throw new Proxy({}, { get: boom, has: boom, getPrototypeOf: boom, ownKeys: boom, getOwnPropertyDescriptor: boom });
}
