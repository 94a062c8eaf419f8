/*
 * name: g155-sim-map-filled-later
 * verdict: wrong-answer
 * fixture: sim
 * must not: wait with copying a map
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
  const late = new Map();
  Promise.resolve().then(() => finish.forEach((value, key) => late.set(key, value)));
  return { finish: late, order, busy };
}
