/*
 * name: t03-triple-slash-path
 * verdict: wrong-answer
 * also: compile-error
 * must not: read the file that the comment names
 */
/// <reference path="/etc/passwd" />
export function solve(x: Float32Array): Float32Array {
  return x.fill(0);
}
