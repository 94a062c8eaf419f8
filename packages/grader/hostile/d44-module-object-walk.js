/*
 * name: d44-module-object-walk
 * verdict: runtime-error
 * also: forbidden-api, wrong-answer
 * must not: hand out Node's module object
 */
export function solve(x) {
  return module.parent.children ?? require.main.paths;
}
