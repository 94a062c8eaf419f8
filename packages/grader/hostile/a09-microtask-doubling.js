/*
 * name: a09-microtask-doubling
 * verdict: time-limit
 * also: memory-limit
 * must not: hold the child past the limit; grow without bound before it
 */
const twice = () => {
  Promise.resolve().then(twice);
  Promise.resolve().then(twice);
};
export function solve(x) {
  twice();
  return x;
}
