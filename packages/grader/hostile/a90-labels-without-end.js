/*
 * name: a90-labels-without-end
 * verdict: time-limit
 * must not: lose its way among labels
 */
export function solve(x) {
  outer: for (;;) {
    inner: for (;;) {
      if (x.length > 0) continue outer;
      break inner;
    }
  }
}
