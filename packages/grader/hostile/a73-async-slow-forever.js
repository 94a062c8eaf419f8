/*
 * name: a73-async-slow-forever
 * verdict: time-limit
 * also: memory-limit, runtime-error, wrong-answer
 * fixture: async
 * must not: let virtual time pass for ever
 */
export async function gather(load, slow, keys) {
  for (;;) await slow();
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
