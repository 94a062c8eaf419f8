/*
 * name: a85-async-species-loops
 * verdict: time-limit
 * also: runtime-error, wrong-answer
 * fixture: async
 * must not: enter a constructor of the candidate's where no clock runs
 */
class Own extends Promise {
  static get [Symbol.species]() {
    for (;;);
  }
}
export const gather = () => Own.resolve(1);
export async function* stream() {}
