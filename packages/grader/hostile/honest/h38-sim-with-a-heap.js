/*
 * name: h38-sim-with-a-heap
 * verdict: accepted
 * fixture: sim
 * must not: be rejected: a queue of one's own, and a map built at the end
 */
import { LARGE, overhead as setUp } from "costs";
export function simulate(requests, service) {
  const waiting = structuredCopy(requests);
  const done = [];
  let [now, busy] = [0, 0];
  while (waiting.length > 0) {
    const { id, arrival, tokens } = waiting.shift();
    const cost = service(tokens) + (tokens > LARGE ? setUp(LARGE + 1) : setUp(LARGE));
    [now, busy] = [Math.max(now, arrival) + cost, busy + cost];
    done.push([id, now]);
  }
  return { busy, order: done.map(([id]) => id), finish: new Map(done.reverse()) };
}
function structuredCopy(list) {
  return list.map((each) => ({ ...each }));
}
