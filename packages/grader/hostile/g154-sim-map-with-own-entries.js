/*
 * name: g154-sim-map-with-own-entries
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: sim
 * must not: read a map by methods that the candidate wrote
 */
class Own extends Map {
  #own = [];
  set(key, value) {
    this.#own.push([key, value]);
    return this;
  }
  *entries() {
    yield* this.#own;
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  get size() {
    return this.#own.length;
  }
}
import { overhead } from "costs";
export function simulate(requests, service) {
  const finish = new Own();
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
