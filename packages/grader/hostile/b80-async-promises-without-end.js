/*
 * name: b80-async-promises-without-end
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * fixture: async
 * must not: keep timers and promises without end
 */
export async function gather(load, slow) {
  const all = [];
  for (;;) all.push(slow(), load("a").catch(() => {}));
}
export async function* stream() {}
