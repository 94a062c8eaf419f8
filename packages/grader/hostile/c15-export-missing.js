/*
 * name: c15-export-missing
 * verdict: compile-error
 * must not: run anything
 */
function solve(x) {
  return x;
}
export { solve as answer };
