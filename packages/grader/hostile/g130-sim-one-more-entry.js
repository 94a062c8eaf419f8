/*
 * name: g130-sim-one-more-entry
 * verdict: wrong-answer
 * fixture: sim
 * must not: compare the expected keys only
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
  out.finish.set("extra", 0);
  return out;
}
