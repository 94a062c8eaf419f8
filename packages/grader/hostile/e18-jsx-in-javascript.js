/*
 * name: e18-jsx-in-javascript
 * verdict: compile-error
 * must not: be compiled to calls of a library
 */
export function solve(x) {
  return <Answer x={x} />;
}
