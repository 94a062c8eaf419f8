/*
 * name: d85-async-promise-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: async
 * must not: give the function constructor of another realm
 */
export async function gather(load, slow, keys) {
  return load("a").constructor.constructor("return process")();
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
