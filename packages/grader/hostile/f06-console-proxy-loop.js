/*
 * name: f06-console-proxy-loop
 * verdict: time-limit
 * also: wrong-answer, runtime-error
 * must not: print a proxy outside the limit
 */
export function solve(x) {
  const loop = () => {
    for (;;);
  };
  console.log(new Proxy({}, { ownKeys: loop, getPrototypeOf: loop, get: loop }));
  return new Float32Array(x.length);
}
