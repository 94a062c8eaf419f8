/*
 * name: c81-callback-at-the-end-of-the-stack
 * verdict: wrong-answer
 * also: runtime-error, memory-limit, time-limit
 * fixture: callback
 * must not: take a call that found no stack for one of its own failures
 */
export function accumulate(draw, weigh, xs) {
  let total = 0;
  const atEnd = (run) => {
    try {
      return atEnd(run);
    } catch {
      return run();
    }
  };
  for (let i = 0; i < 20; i++) {
    try {
      atEnd(draw);
    } catch {}
    try {
      atEnd(() => weigh([[[[i]]]], i));
    } catch {}
  }
  return xs;
}
