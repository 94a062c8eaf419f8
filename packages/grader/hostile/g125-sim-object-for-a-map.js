/*
 * name: g125-sim-object-for-a-map
 * verdict: wrong-answer
 * fixture: sim
 * must not: take an object with a map's methods for a map
 */
import { overhead } from "costs";
function good(requests, service) {
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
  return { finish, order, busy };
}
export function simulate(requests, service) {
  const { finish, order, busy } = good(requests, service);
  return { finish: { size: finish.size, get: (key) => finish.get(key), entries: () => finish.entries() }, order, busy };
}
