/*
 * name: c71-async-iterator-throws
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: async
 * must not: let an iterator's error out into the child
 */
async function good(load, slow, keys) {
  const values = [];
  const failed = [];
  for (const key of keys) await load(key).then((value) => values.push(value), () => failed.push(key));
  return { values, failed, late: await slow() };
}
export { good as gather };
export function stream(source, n) {
  return {
    [Symbol.asyncIterator]: () => ({
      get next() {
        throw new Error("no next");
      },
    }),
  };
}
