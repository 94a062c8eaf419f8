/*
 * name: b09-string-max-length
 * verdict: memory-limit
 * also: time-limit, runtime-error
 * must not: miss strings of the greatest length
 */
export function solve(x) {
  const kept = [];
  for (let i = 0; ; i++) {
    const text = `${i}${"xy".repeat(1 << 27)}`;
    kept.push(text, text.charCodeAt(9), text.includes("zz"));
  }
}
