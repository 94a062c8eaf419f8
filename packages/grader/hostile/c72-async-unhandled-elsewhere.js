/*
 * name: c72-async-unhandled-elsewhere
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: async
 * must not: end the child with a rejection that nobody handles
 */
export async function gather(load, slow, keys) {
  void load("unknown");
  throw new Error("first");
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
