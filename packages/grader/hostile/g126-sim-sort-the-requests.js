/*
 * name: g126-sim-sort-the-requests
 * verdict: wrong-answer
 * fixture: sim
 * must not: be accepted: the argument was to be left as it is
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
  const out = good(requests, service);
  requests.reverse()[0].tokens = 0;
  return out;
}
