/*
 * name: g156-sim-map-of-proxies
 * verdict: wrong-answer
 * fixture: sim
 * must not: ask a trap for a number
 */
import { overhead } from "costs";
export function simulate(requests, service) {
  const finish = new Map();
  const order = [];
  let now = 0;
  let busy = 0;
  for (const { id, arrival, tokens } of requests) {
    const cost = service(tokens) + overhead(tokens);
    now = Math.max(now, arrival) + cost;
    busy += cost;
    finish.set(id, now);
    order.push(id);
  }
  return { finish: new Map([...finish].map(([key, value]) => [key, new Proxy({}, { get: () => () => value })])), order, busy };
}
