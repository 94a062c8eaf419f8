/*
 * name: a05-catch-and-resume
 * verdict: time-limit
 * must not: let a catch clause of the candidate see the termination
 */
export function solve(x) {
  for (;;) {
    try {
      while (x.length >= 0);
    } catch {
      continue;
    }
  }
}
