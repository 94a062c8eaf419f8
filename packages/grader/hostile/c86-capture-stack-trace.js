/*
 * name: c86-capture-stack-trace
 * verdict: wrong-answer
 * also: runtime-error
 * must not: note places for an object that the candidate chose
 */
export function solve(x) {
  const target = new Proxy({}, { defineProperty() { throw new Error("no"); }, set() { throw new Error("no"); } });
  for (let i = 0; i < 1000; i++) {
    try {
      Error.captureStackTrace(target);
    } catch {}
    Error.captureStackTrace({});
  }
  return new Float32Array(x.length);
}
