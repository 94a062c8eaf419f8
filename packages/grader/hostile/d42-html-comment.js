/*
 * name: d42-html-comment
 * verdict: compile-error
 * also: wrong-answer
 * must not: read the program as a script of a web page
 */
export function solve(x) {
  return new Float32Array(x.length);
}
<!-- a comment, in a script
