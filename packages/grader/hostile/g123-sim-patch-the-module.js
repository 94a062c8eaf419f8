/*
 * name: g123-sim-patch-the-module
 * verdict: runtime-error
 * also: wrong-answer, compile-error, forbidden-api
 * fixture: sim
 * must not: let a provided module be changed
 */
import * as costs from "costs";
Object.defineProperty(costs, "overhead", { value: () => 0 });
export function simulate(requests, service) {
  return { finish: new Map(), order: [], busy: costs.overhead(1) };
}
