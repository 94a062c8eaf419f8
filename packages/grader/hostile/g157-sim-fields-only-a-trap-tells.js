/*
 * name: g157-sim-fields-only-a-trap-tells
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: sim
 * must not: believe the traps of a result
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
  return new Proxy({}, { ownKeys: () => ["finish", "order", "busy"], get: (_target, key) => ({ finish, order, busy })[key] });
}
