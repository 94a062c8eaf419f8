/*
 * name: a70-async-never-settles
 * verdict: runtime-error
 * also: time-limit, deadlock
 * fixture: async
 * must not: wait for a time-out: nothing can settle the promise
 */
export function gather(load, slow, keys) {
  return new Promise(() => {});
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
