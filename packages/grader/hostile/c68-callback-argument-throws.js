/*
 * name: c68-callback-argument-throws
 * verdict: runtime-error
 * also: wrong-answer
 * fixture: callback
 * must not: let an argument's error out into the child
 */
export function accumulate(draw, weigh, xs) {
  return weigh(
    {
      valueOf() {
        throw new Error("out of memory");
      },
    },
    0,
  );
}
