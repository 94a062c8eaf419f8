/*
 * name: d93-sim-import-another-module
 * verdict: forbidden-api
 * also: compile-error
 * fixture: sim
 * must not: load a module that the task does not name
 */
import { overhead } from "costs/internal";
export function simulate(requests, service) {
  return { finish: new Map(), order: [], busy: overhead(1) };
}
