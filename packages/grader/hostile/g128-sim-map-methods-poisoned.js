/*
 * name: g128-sim-map-methods-poisoned
 * verdict: wrong-answer
 * also: runtime-error
 * fixture: sim
 * must not: build or copy a map through what the candidate replaced
 */
import { overhead } from "costs";
Map.prototype.set = function () {
  return this;
};
Map.prototype.entries = function* () {
  yield [5, 8.5];
};
Object.defineProperty(Map.prototype, "size", { get: () => 1 });
export function simulate(requests, service) {
  return { finish: new Map(), order: requests.map(({ id }) => id), busy: service(1) + overhead(1) };
}
