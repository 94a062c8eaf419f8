/*
 * name: g107-async-patch-then
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: async
 * must not: settle through the candidate's then
 */
const { then } = Promise.prototype;
Promise.prototype.then = function (done, failed) {
  return then.call(this, () => done?.({ values: [10, 30], failed: ["x"], late: 7 }), failed);
};
export async function gather(load, slow, keys) {
  return {};
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
