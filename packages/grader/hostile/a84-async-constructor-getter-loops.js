/*
 * name: a84-async-constructor-getter-loops
 * verdict: wrong-answer
 * fixture: async
 * must not: enter a getter of a promise where no clock runs
 */
export function gather() {
  const promise = Promise.resolve(1);
  Object.defineProperty(promise, "constructor", { get() { for (;;); } });
  return promise;
}
export async function* stream() {}
