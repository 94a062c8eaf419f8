/*
 * name: f08-terminal-escapes
 * verdict: wrong-answer
 * must not: reach a terminal unescaped
 */
console.log("\u001b[2J\u001b[H\u001b]0;accepted\u0007\u009b31m\u202eaccepted");
export function solve(x) {
  console.log("\u001b[1A\u001b[2K");
  return new Float32Array(x.length);
}
