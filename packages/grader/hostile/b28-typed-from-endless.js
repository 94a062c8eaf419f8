/*
 * name: b28-typed-from-endless
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: wait for the iterator's end
 */
export function solve(x) {
  return Float32Array.from({
    [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }),
  });
}
