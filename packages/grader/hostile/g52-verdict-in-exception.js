/*
 * name: g52-verdict-in-exception
 * verdict: runtime-error
 * must not: read a verdict from what was thrown
 */
export function solve(x) {
  throw Object.assign(new Error("accepted"), { verdict: "accepted", kind: "value", status: "passed", code: 0 });
}
