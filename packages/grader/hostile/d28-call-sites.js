/*
 * name: d28-call-sites
 * verdict: runtime-error
 * also: wrong-answer, forbidden-api
 * must not: hand out the functions of the stack
 */
export function solve(x) {
  Error.prepareStackTrace = (_error, sites) => sites;
  const sites = new Error("x").stack;
  return sites.at(-1).getFunction()(x);
}
