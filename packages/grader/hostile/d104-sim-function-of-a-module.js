/*
 * name: d104-sim-function-of-a-module
 * verdict: forbidden-api
 * fixture: sim
 * must not: let a provided module's function make code
 */
import { overhead } from "costs";
export const simulate = () => overhead.constructor("return globalThis")();
