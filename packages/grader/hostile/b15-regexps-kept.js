/*
 * name: b15-regexps-kept
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: miss compiled code
 */
export function solve(x) {
  const kept = [];
  for (let i = 0; ; i++) {
    const pattern = new RegExp(`${"(a|b)?".repeat(50)}${i}`);
    pattern.test("ababab");
    kept.push(pattern);
  }
}
