/*
 * name: d05-import-data-url
 * verdict: forbidden-api
 * also: compile-error
 * must not: load code that nobody compiled
 */
import answer from "data:text/javascript,export default 1";
export function solve(x) {
  return x.fill(answer);
}
