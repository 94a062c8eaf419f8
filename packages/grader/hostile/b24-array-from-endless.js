/*
 * name: b24-array-from-endless
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: wait for the iterator's end
 */
export function solve(x) {
  return Array.from(
    (function* () {
      for (;;) yield {};
    })(),
  );
}
