/*
 * name: g158-sim-another-module-by-its-exports
 * verdict: runtime-error
 * also: wrong-answer, forbidden-api
 * fixture: sim
 * must not: let a provided module be changed through its exports
 */
import * as costs from "costs";
Object.defineProperty(costs, "overhead", { value: () => 0 });
export function simulate() {
  return { finish: new Map(), order: [], busy: 0 };
}
