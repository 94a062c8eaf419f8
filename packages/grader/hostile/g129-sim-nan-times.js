/*
 * name: g129-sim-nan-times
 * verdict: wrong-answer
 * fixture: sim
 * must not: lose a NaN in a sum
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
  finish.set(order.at(-1), NaN);
  return { finish, order, busy };
}
