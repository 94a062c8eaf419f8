/*
 * name: a25-throw-proxy-loop
 * verdict: time-limit
 * also: runtime-error
 * must not: touch a thrown proxy outside the limit
 */
export function solve(x) {
  const loop = () => {
    for (;;);
  };
  throw new Proxy({}, { get: loop, has: loop, getPrototypeOf: loop, ownKeys: loop, getOwnPropertyDescriptor: loop });
}
