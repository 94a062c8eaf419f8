/*
 * name: a68-callback-looping-argument
 * verdict: time-limit
 * also: wrong-answer, runtime-error
 * fixture: callback
 * must not: convert an argument outside the limit
 */
export function accumulate(draw, weigh, xs) {
  const looping = {
    valueOf() {
      for (;;);
    },
  };
  return weigh(looping, 0);
}
