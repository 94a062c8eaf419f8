/*
 * name: a31-result-proxy-loop
 * verdict: time-limit
 * also: wrong-answer
 * must not: touch a proxy result outside the limit
 */
export function solve(x) {
  const loop = () => {
    for (;;);
  };
  return new Proxy([], { ownKeys: loop, get: loop, getOwnPropertyDescriptor: loop, getPrototypeOf: loop });
}
