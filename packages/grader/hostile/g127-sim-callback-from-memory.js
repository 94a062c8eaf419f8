/*
 * name: g127-sim-callback-from-memory
 * verdict: wrong-answer
 * fixture: sim
 * must not: be accepted: equal questions were asked once
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
  const known = new Map();
  const ask = (tokens) => {
    if (!known.has(tokens)) known.set(tokens, service(tokens));
    return known.get(tokens);
  };
  return good(requests, ask);
}
