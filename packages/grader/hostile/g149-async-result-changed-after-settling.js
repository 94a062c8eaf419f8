/*
 * name: g149-async-result-changed-after-settling
 * verdict: wrong-answer
 * fixture: async
 * must not: copy a result later than it settles
 */
export function gather(load, slow, keys) {
  const answer = { values: [], failed: [], late: 0 };
  return Promise.resolve(answer).finally(() => {
    queueMicrotask?.(() => Object.assign(answer, { late: 1.5 }));
  });
}
export async function* stream() {}
globalThis.queueMicrotask ??= (run) => Promise.resolve().then(() => 0).then(() => 0).then(() => 0).then(() => 0).then(run);
