/*
 * name: g108-async-late-fix
 * verdict: wrong-answer
 * fixture: async
 * must not: be accepted: the result is what it was when the promise settled
 */
export async function gather(load, slow, keys) {
  const out = { values: [], failed: [], late: 0 };
  const fix = async () => {
    for (let i = 0; i < 50; i++) await null;
    out.late = await slow();
    for (const key of keys) await load(key).then((value) => out.values.push(value), () => out.failed.push(key));
  };
  void fix();
  return out;
}
export async function* stream(source, n) {
  let given = 0;
  for await (const item of source) {
    yield 2 * item;
    if (++given >= n) return;
  }
}
