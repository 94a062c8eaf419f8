/*
 * name: b31-intl-objects
 * verdict: runtime-error
 * also: forbidden-api, memory-limit, time-limit
 * must not: give objects whose memory lies outside the engine's heap
 */
export function solve(x) {
  const kept = [];
  for (;;) kept.push(new Intl.DateTimeFormat("en", { timeZone: "UTC" }));
}
