/*
 * name: a89-sim-tree-of-proxies
 * verdict: time-limit
 * also: wrong-answer, memory-limit, output-limit
 * fixture: sim
 * must not: copy a tree that has no end
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
  const tree = new Proxy([], {
    getOwnPropertyDescriptor: (_target, key) => ({ value: key === "length" ? 1e6 : tree, writable: true, configurable: key !== "length", enumerable: key !== "length" }),
  });
  tree.length = 1e6;
  return { finish: tree, order, busy };
}
