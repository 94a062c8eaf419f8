/*
 * name: g147-async-subclass-with-own-then
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: async
 * must not: await by a then that the candidate wrote
 */
class Own extends Promise {
  then(onValue) {
    return super.then(() => onValue?.({ values: [], failed: [], late: 1.5 }));
  }
}
export const gather = () => Own.resolve({ values: [], failed: [], late: 0 });
export async function* stream() {}
