/*
 * name: c83-async-odd-keys
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: async
 * must not: break down over a key that no text can stand for
 */
export async function gather(load, slow, keys) {
  const cycle = {};
  cycle.self = cycle;
  for (const odd of [1n, Symbol.iterator, cycle, { toJSON: () => "a" }, new Map([[1n, 1n]])]) {
    try {
      await load(odd);
    } catch {}
  }
  return { values: [10, 30], failed: ["x"], late: await slow() };
}
export async function* stream() {}
