/*
 * name: g148-async-poisoned-constructor
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: async
 * must not: take a promise for data because its constructor throws
 */
export function gather() {
  const promise = Promise.resolve(1);
  Object.defineProperty(promise, "constructor", { get() { throw new Error("no"); } });
  promise.values = [10, 30];
  promise.failed = ["x"];
  promise.late = 7;
  return promise;
}
export async function* stream() {}
