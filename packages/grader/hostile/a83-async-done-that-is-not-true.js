/*
 * name: a83-async-done-that-is-not-true
 * verdict: time-limit
 * also: memory-limit, wrong-answer, output-limit
 * fixture: async
 * must not: pull for ever from an iterator that never says true
 */
export async function gather(load, slow, keys) {
  return keys.length === 0 ? { values: [], failed: [], late: await slow() } : stream();
}
export function stream() {
  return { [Symbol.asyncIterator]: () => ({ next: () => ({ done: false, value: [1, 2, 3] }) }) };
}
export { gather as default };
