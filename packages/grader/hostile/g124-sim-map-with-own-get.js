/*
 * name: g124-sim-map-with-own-get
 * verdict: wrong-answer
 * fixture: sim
 * must not: ask the candidate's map for its entries
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
class Claimed extends Map {
  get size() {
    return this.right.size;
  }
  get(key) {
    return this.right.get(key);
  }
  entries() {
    return this.right.entries();
  }
  [Symbol.iterator]() {
    return this.right.entries();
  }
}
export function simulate(requests, service) {
  const { finish, order, busy } = good(requests, service);
  const claimed = new Claimed();
  claimed.right = finish;
  return { finish: claimed, order, busy };
}
