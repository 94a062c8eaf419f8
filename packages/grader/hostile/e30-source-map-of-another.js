/*
 * name: e30-source-map-of-another
 * verdict: runtime-error
 * must not: follow a source map that the candidate names
 */
export function solve(x) {
  throw new Error("//# sourceMappingURL=data:application/json,{}");
}
//# sourceMappingURL=file:///etc/passwd
//# sourceURL=file:///trusted.js
