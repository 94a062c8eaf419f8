/*
 * name: e19-source-map-comment
 * verdict: wrong-answer
 * must not: read the file that the comment names
 */
export function solve(x) {
  return new Float32Array(x.length);
}
//# sourceMappingURL=file:///etc/passwd
