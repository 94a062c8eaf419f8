/*
 * name: f07-console-large-arrays
 * verdict: wrong-answer
 * also: output-limit, time-limit, memory-limit
 * must not: print a million numbers a million times at the grader's cost
 */
export function solve(x) {
  const wide = new Array(300000).fill(0.125);
  for (let i = 0; i < 20; i++) console.log(wide);
  return new Float32Array(x.length);
}
