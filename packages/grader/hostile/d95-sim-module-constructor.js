/*
 * name: d95-sim-module-constructor
 * verdict: forbidden-api
 * also: runtime-error
 * fixture: sim
 * must not: make code from a string
 */
import { overhead } from "costs";
export function simulate(requests, service) {
  return overhead.constructor("return process")().pid;
}
