/*
 * name: a80-sim-time-stands-still
 * verdict: time-limit
 * fixture: sim
 * must not: wait for a clock of the simulation
 */
import { overhead } from "costs";
export function simulate(requests, service) {
  let now = 0;
  while (now < requests[0].arrival + 1) now += 0 * overhead(1);
  return { finish: new Map(), order: [], busy: now };
}
