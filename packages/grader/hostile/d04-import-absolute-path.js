/*
 * name: d04-import-absolute-path
 * verdict: forbidden-api
 * also: compile-error
 * must not: read the environment of a process
 */
import environment from "/proc/self/environ";
export function solve(x) {
  return environment;
}
