/*
 * name: b71-sim-queue-grows
 * verdict: memory-limit
 * also: time-limit
 * fixture: sim
 * must not: pass the limit of memory
 */
import { overhead } from "costs";
export function simulate(requests, service) {
  const waiting = [...requests];
  for (const request of waiting) waiting.push({ ...request, cost: overhead(request.tokens) });
  return { finish: new Map(), order: [], busy: 0 };
}
