/*
 * name: a06-finally-and-resume
 * verdict: time-limit
 * must not: let a finally clause of the candidate go on after the termination
 */
export function solve(x) {
  try {
    for (;;);
  } finally {
    for (;;);
  }
}
